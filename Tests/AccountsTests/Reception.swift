import Crypto
import DirectoryCore
import DirectoryPorts
import Foundation
import Synchronization
import TestSupport

@testable import Accounts

/// A server with an account office, a clock that stands still until it is moved, and cheap passwords.
struct Reception {
    let clock = Clock()
    let store: any AccountOffice.Store
    let people = ScriptedTenant()
    let office: AccountOffice

    /// 24 characters that nobody tries first.
    static let password = Secret("ocelot-kazoo-thimble-fjord")
    static let cheap = PasswordCost(logarithm: 1, blockSize: 1, parallelism: 1)

    init(
        store: any AccountOffice.Store = InMemoryStore(), cost: PasswordCost? = cheap,
        room: PasswordHasher.Room = .init(places: 2, seats: 1_000)
    ) {
        self.store = store
        let random = RandomSource.counted
        office = AccountOffice(
            store: store, secrets: TestBox(), people: people,
            hasher: PasswordHasher(cost: cost ?? .standard, room: room, random: random), world: clock.world,
            random: random)
    }

    /// The same server with another cost of passwords.
    func office(costing cost: PasswordCost) -> AccountOffice {
        AccountOffice(
            store: store, secrets: TestBox(), people: people, hasher: PasswordHasher(cost: cost, random: .counted),
            world: clock.world, random: .counted)
    }

    /// A browser of its own for each number.
    static func visitor(_ number: Int = 1, device: Secret? = nil) -> Visitor {
        Visitor(
            origin: Origin(address: "192.0.\(number / 250).\(number % 250 + 1)"), agent: "Test Browser \(number)",
            device: device)
    }

    static let console = Requester(.command(account: "root"))

    /// Ana claims the server: its administrator, and the owner of Contoso.
    func claim() async throws -> SignedIn {
        let code = try await office.offerClaim(by: Self.console)
        return try await office.claim(
            ClaimForm(
                code: code, name: "Ana", email: "ana@contoso.example", password: Self.password,
                organization: "Contoso"),
            visitor: Self.visitor())
    }

    /// Somebody joins an organization by invitation.
    func member(
        _ name: String, _ role: Role, of organization: OrganizationID, by owner: SignedIn, from visitor: Int = 2
    ) async throws -> SignedIn {
        let email = "\(name.lowercased())@contoso.example"
        let code = try await office.invite(
            email: email, as: role, to: organization, by: Requester(owner.person.actor))
        return try await office.redeem(
            RedemptionForm(code: code, name: name, email: email, password: Self.password),
            visitor: Self.visitor(visitor))
    }

    /// Adds a second factor, and says how its codes are made.
    func protect(_ signedIn: SignedIn) async throws -> (app: App, recovery: [Secret]) {
        let offer = try await office.offerSecondFactor(to: signedIn.person)
        let app = App(offer)
        let recovery = try await office.addSecondFactor(
            offer, code: app.code(at: clock.now), to: signedIn.person, by: Requester(signedIn.person.actor))
        clock.advance(by: 60)
        return (app, recovery)
    }

    /// Signs in with a password as far as that goes.
    func signIn(
        _ email: String = "ana@contoso.example", _ password: Secret = password, from visitor: Visitor = visitor()
    ) async throws(Problem) -> SignInStep {
        try await office.signIn(email: email, password: password, visitor: visitor)
    }

    func deeds() async throws -> [Deed] {
        try await store.entries(in: .server, after: 0, limit: 10_000).map(\.draft.deed)
    }
}

/// An authenticator app.
struct App {
    let key: Secret

    init(_ offer: SecondFactorOffer) { key = offer.key }

    func code(at date: Date) -> Secret {
        Secret(AuthenticatorKey(key)?.code(at: OneTimeCode.step(at: date)) ?? "no key")
    }
}

/// A clock that moves when it is told to.
final class Clock: Sendable {
    private let date = Mutex(Fixture.morning)

    var now: Date { date.withLock { $0 } }

    func advance(by seconds: TimeInterval) { date.withLock { $0.addTimeInterval(seconds) } }

    var world: World {
        World(now: { self.now }, makeUUID: { UUID() }, sleep: { _ in })
    }
}

extension RandomSource {
    /// Real randomness: no test depends on it.
    static let counted = RandomSource.system
}

/// Seals for real, under a key that lasts as long as the test's process.
struct TestBox: SecretBox {
    private static let key = SymmetricKey(size: .bits256)

    func seal(_ secret: Secret, for place: SecretPlace) throws(Problem) -> SealedSecret {
        let sealed = try? AES.GCM.seal(Data(secret.reveal().utf8), using: Self.key, authenticating: bytes(place))
        guard let combined = sealed?.combined else { throw .storeClosed }
        return SealedSecret(bytes: Array(combined))
    }

    func open(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed.bytes)),
            let data = try? AES.GCM.open(box, using: Self.key, authenticating: bytes(place))
        else { throw .storeClosed }
        return Secret(String(decoding: data, as: UTF8.self))
    }

    private func bytes(_ place: SecretPlace) -> Data {
        Data("\(place.organization?.description ?? "server")|\(place.row)|\(place.field)".utf8)
    }
}

extension Problem {
    static let storeClosed = Problem(.storeUnavailable, cause: "It does not open.", advice: "None.")
}

extension SignInStep {
    var signedIn: SignedIn? {
        if case .signedIn(let signedIn) = self { signedIn } else { nil }
    }

    var pending: Secret? {
        if case .secondFactor(let pending) = self { pending } else { nil }
    }
}

/// The code of the problem that something was refused with; nil when it succeeded.
func refusal<Value>(_ work: () async throws(Problem) -> Value) async -> Problem.Code? {
    do throws(Problem) {
        _ = try await work()
        return nil
    } catch {
        return error.code
    }
}

import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Steps of coming in, each with what every other one leaves behind (T-28)")
struct StepTests {
    /// Everything secret that somebody may hold.
    enum Leftover: String, CaseIterable, Sendable {
        case nothing, garbage, password, claimCode, invitation, recovery, session, device, pendingSignIn, pendingEntra
        case offer, authenticatorCode, paperCode, apiToken
    }

    /// Everything that somebody may be asked for.
    enum Door: String, CaseIterable, Sendable {
        case claim, preview, redeem, join, signIn, confirmPending, confirmCode, finishEntra, person, caller
        case addSecondFactor, provePassword, proveCode, knownBrowser
    }

    /// The only steps there are.
    static let steps: [Door: Set<Leftover>] = [
        // The server is claimed: no code makes another owner.
        .claim: [],
        .preview: [.invitation, .recovery], .redeem: [.invitation, .recovery], .join: [.invitation],
        .signIn: [.password], .confirmPending: [.pendingSignIn], .confirmCode: [.authenticatorCode, .paperCode],
        .finishEntra: [.pendingEntra], .person: [.session], .caller: [.apiToken], .addSecondFactor: [.offer],
        .provePassword: [.password], .proveCode: [.authenticatorCode, .paperCode],
        // A browser is known or not; it lets nobody in.
        .knownBrowser: [],
    ]

    @Test("Only the listed step succeeds", arguments: Door.allCases, Leftover.allCases)
    func step(door: Door, leftover: Leftover) async throws {
        let scene = try await Scene()
        let secret = try #require(scene.leftovers[leftover])
        let before = try await scene.reception.store.accounts().count
        let succeeds = await scene.knock(at: door, with: secret)
        let isListed = Self.steps[door]?.contains(leftover) == true
        #expect(succeeds == isListed, "\(leftover) at \(door)")
        if !isListed { #expect(try await scene.reception.store.accounts().count == before) }
    }

    @Test(
        "At a server without an owner nothing but the code of its console does anything", arguments: Leftover.allCases)
    func unclaimed(leftover: Leftover) async throws {
        let other = try await Scene()
        let reception = Reception()
        let own = try await reception.office.offerClaim(by: Reception.console)
        let secret = leftover == .claimCode ? own : try #require(other.leftovers[leftover])
        for door in Door.allCases where door != .claim {
            let scene = Scene(other, at: reception)
            let isPreview = door == .preview && leftover == .claimCode
            #expect(await scene.knock(at: door, with: secret) == isPreview, "\(leftover) at \(door)")
        }
        #expect(await Scene(other, at: reception).knock(at: .claim, with: secret) == (leftover == .claimCode))
    }
}

/// A server at which everything has been begun and nothing is finished.
private struct Scene {
    let reception: Reception
    var leftovers: [StepTests.Leftover: Secret] = [:]
    private let ana: SignedIn
    private let app: App
    private let pending: Secret
    private let state: String

    init() async throws {
        reception = Reception()
        let office = reception.office
        let claimCode = try await office.offerClaim(by: Reception.console)
        ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let requester = Requester(ana.person.actor)
        try await Self.offerEntra(of: contoso, at: reception, by: requester)
        let caller = try #require(ana.person.caller(in: contoso.handle))
        let linked = try await office.beginEntraSignIn(
            .link(ana.person, contoso.handle), redirectURI: "https://rollcall.example/back",
            visitor: Reception.visitor())
        state = String(linked.location.split(separator: "=").last ?? "")
        reception.people.confirm(1)
        let paper: [Secret]
        (app, paper) = try await reception.protect(ana)
        pending = try #require(try await reception.signIn().pending)
        leftovers = [
            .nothing: Secret(""), .garbage: Secret("{\"null\":[]}"), .password: Reception.password,
            .claimCode: claimCode,
            .invitation: try await office.invite(
                email: "bo@contoso.example", as: .viewer, to: contoso.id, by: requester),
            .recovery: try await office.offerRecovery(of: ana.person.account.id, by: requester),
            .session: ana.sessionToken, .device: try #require(ana.deviceToken),
            .pendingSignIn: try #require(try await reception.signIn().pending), .pendingEntra: linked.pending,
            .offer: Secret(Base64URL.encode(try await office.offerSecondFactor(to: ana.person).seed.bytes)),
            .authenticatorCode: app.code(at: reception.clock.now), .paperCode: paper[0],
            .apiToken: try await office.createToken(
                TokenWish(name: "report", role: .viewer, scopes: [.viewUsers], days: 1), in: contoso.id, as: caller,
                by: requester
            ).secret,
        ]
    }

    /// What somebody brings from one server to another.
    init(_ scene: Scene, at reception: Reception) {
        self.reception = reception
        leftovers = scene.leftovers
        (ana, app, pending, state) = (scene.ana, scene.app, scene.pending, scene.state)
    }

    static func offerEntra(of organization: Organization, at reception: Reception, by requester: Requester) async throws
    {
        var changed = organization
        changed.signIn.entra = .offered
        _ = try await reception.office.change(changed, by: requester)
        try await reception.store.save(.pinned(of: organization.id))
    }

    /// Whether somebody gets through a door.
    func knock(at door: StepTests.Door, with secret: Secret) async -> Bool {
        let office = reception.office
        let visitor = Reception.visitor(7)
        let right = app.code(at: reception.clock.now)
        switch door {
        case .claim:
            return await passes { () throws(Problem) in
                try await office.claim(
                    ClaimForm(
                        code: secret, name: "Eve", email: "eve@evil.example", password: Reception.password,
                        organization: "Evil"), visitor: visitor)
            }
        case .preview:
            return await passes { () throws(Problem) in try await office.preview(secret, visitor: visitor) }
        case .redeem:
            return await passes { () throws(Problem) in
                try await office.redeem(
                    RedemptionForm(
                        code: secret, name: "Eve", email: "eve@evil.example", password: Reception.password),
                    visitor: visitor)
            }
        case .join:
            return await passes { () throws(Problem) in
                try await office.join(secret, as: ana.person, visitor: visitor)
            }
        case .signIn:
            return await passes { () throws(Problem) in
                try await office.signIn(email: "ana@contoso.example", password: secret, visitor: visitor)
            }
        case .confirmPending:
            return await passes { () throws(Problem) in
                try await office.confirm(right, pending: secret, visitor: visitor)
            }
        case .confirmCode:
            return await passes { () throws(Problem) in
                try await office.confirm(secret, pending: pending, visitor: visitor)
            }
        case .finishEntra:
            return await passes { () throws(Problem) in
                try await office.finishEntraSignIn(
                    EntraAnswer(state: state, result: .success(Secret("code"))), pending: secret, visitor: visitor)
            }
        case .person: return (try? await office.person(secret)) != nil
        case .caller: return (try? await office.caller(secret)) != nil
        case .addSecondFactor: return await adds(secret)
        case .provePassword:
            return await passes { () throws(Problem) in
                try await office.prove(.password(secret), as: ana.person, visitor: visitor)
            }
        case .proveCode:
            return await passes { () throws(Problem) in
                try await office.prove(.code(secret), as: ana.person, visitor: visitor)
            }
        case .knownBrowser:
            return await passes { () throws(Problem) in
                try await office.signIn(
                    email: "ana@contoso.example", password: Secret("a wrong password"),
                    visitor: Reception.visitor(7, device: secret))
            }
        }
    }

    private func adds(_ secret: Secret) async -> Bool {
        let seed = SealedSecret(bytes: Base64URL.decode(secret.reveal()) ?? [])
        let offered = reception.office.tickets.read(seed, .secondFactorOffer, of: OfferedKey.self)
        let key = AuthenticatorKey(Secret(offered?.content.key ?? ""))
        let code = key?.code(at: OneTimeCode.step(at: reception.clock.now)) ?? "000000"
        return await passes { () throws(Problem) in
            try await reception.office.addSecondFactor(
                SecondFactorOffer(seed: seed, key: Secret(""), address: Secret("")), code: Secret(code), to: ana.person,
                by: Requester(ana.person.actor))
        }
    }

    private func passes<Value>(_ work: () async throws(Problem) -> Value) async -> Bool {
        await refusal(work) == nil
    }
}

extension Connection {
    /// A connection that has reached the fixtures' tenant.
    static func pinned(of organization: OrganizationID) -> Connection {
        var connection = Connection(
            id: Fixture.connection, organization: organization, cloud: .global, tenant: .id(Fixture.tenant),
            client: ClientID(Fixture.uuid(0xC11E)), credentials: [.secret([0])], createdAt: Fixture.morning)
        connection.pinnedTenant = PinnedTenant(id: Fixture.tenant, displayName: "Fabrikam")
        return connection
    }
}

import Accounts
import Crypto
import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport

@testable import AdminServer

extension Contoso {
    /// The account office of the product, with cheap passwords and a clock that stands at noon.
    func office(keeping store: InMemoryStore? = nil) -> AccountOffice {
        let cheap = PasswordCost(logarithm: 1, blockSize: 1, parallelism: 1) ?? .standard
        return AccountOffice(
            store: store ?? accounts, secrets: PaperBox(), people: NobodyElsewhere(),
            hasher: PasswordHasher(cost: cheap, random: .system),
            world: World(now: { Self.noon }, makeUUID: { UUID() }, sleep: { _ in }))
    }

    static func fingerprint(_ token: String) -> TokenFingerprint {
        TokenFingerprint(
            hexadecimal: SHA256.hash(data: Array(token.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                .joined())
    }
}

/// Seals for real, under a key that lasts as long as the tests.
private struct PaperBox: SecretBox {
    private static let key = SymmetricKey(size: .bits256)

    func seal(_ secret: Secret, for place: SecretPlace) throws(Problem) -> SealedSecret {
        let sealed = try? AES.GCM.seal(Data(secret.reveal().utf8), using: Self.key, authenticating: Self.name(place))
        guard let bytes = sealed?.combined else { throw .codeInvalid }
        return SealedSecret(bytes: Array(bytes))
    }

    func open(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed.bytes)),
            let bytes = try? AES.GCM.open(box, using: Self.key, authenticating: Self.name(place))
        else { throw .codeInvalid }
        return Secret(String(decoding: bytes, as: UTF8.self))
    }

    private static func name(_ place: SecretPlace) -> Data {
        Data("\(place.organization?.description ?? "server")|\(place.row)|\(place.field)".utf8)
    }
}

/// A tenant that sends browsers to its own page, and confirms nobody who comes back.
private struct NobodyElsewhere: PersonSignIn {
    func address(of attempt: PersonSignInAttempt, at connection: Connection) async throws(Problem) -> String {
        "https://login.example/authorize?state=\(attempt.state)"
    }

    func person(
        bringing code: Secret, in attempt: PersonSignInAttempt, at connection: Connection
    ) async throws(Problem) -> VerifiedPerson {
        throw .signInFailed
    }
}

import DirectoryCore
import DirectoryPorts
import Foundation
import Synchronization
import TestSupport

/// A tenant that confirms whoever a test says it does.
final class ScriptedTenant: PersonSignIn {
    private let answer = Mutex<Result<VerifiedPerson, Problem>>(.failure(.entraSignInFailed))

    /// Says who comes back next, and from then on.
    func confirm(
        _ number: UInt64, _ name: String = "Ana", tenant: TenantID = Fixture.tenant, as username: String? = nil
    ) {
        let person = VerifiedPerson(
            identity: EntraIdentity(tenant: tenant, object: Fixture.object(number)), name: name,
            username: username ?? "\(name.lowercased())@fabrikam.example")
        answer.withLock { $0 = .success(person) }
    }

    func fail(_ problem: Problem) { answer.withLock { $0 = .failure(problem) } }

    func address(of attempt: PersonSignInAttempt, at connection: Connection) async throws(Problem) -> String {
        "https://login.example/authorize?state=\(attempt.state)"
    }

    func person(
        bringing code: Secret, in attempt: PersonSignInAttempt, at connection: Connection
    ) async throws(Problem) -> VerifiedPerson {
        try answer.withLock { $0 }.get()
    }
}

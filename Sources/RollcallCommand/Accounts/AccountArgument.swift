import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// Which account is meant.
struct AccountArgument: ParsableArguments {
    @Argument(help: "The email address that the account signs in with.")
    var email: String

    /// - Throws: `not-found`.
    func account(in installation: Installation) async throws(Problem) -> Account {
        try await installation.account(email: email)
    }

    func setStanding(
        _ standing: Account.Standing, in installation: Installation, _ output: OutputOptions, _ console: Console
    ) async throws -> ExitCode {
        let account = try await account(in: installation)
        try await installation.office.setStanding(standing, of: account.id, by: .thisAccount)
        if output.json {
            try console.printJSON(StandingDocument(account: account.id, standing: standing))
        } else {
            console.print("\(account.name) (\(account.email)) is \(standing.rawValue) now.".safeForTerminal)
        }
        return .success
    }
}

extension Installation {
    /// - Throws: `not-found`.
    func account(email: String) async throws(Problem) -> Account {
        guard let address = try? EmailAddress(email), let account = try await store.account(email: address.key) else {
            throw .notFound("There is no account \(email) here.")
        }
        return account
    }
}

private struct StandingDocument: Encodable {
    let account: AccountID
    let standing: Account.Standing
}

/// A link that works once. What is secret stands behind a `#`, which browsers keep to themselves.
struct OneTimeLink {
    private let link: String
    private let code: Secret

    init(path: String, code: Secret, of settings: ServerSettings) {
        self.code = code
        link = "\(settings.web.baseURL)\(path)#\(code.reveal())"
    }

    func show(for email: String, lasting life: String, _ output: OutputOptions, _ console: Console) throws {
        guard !output.json else {
            return try console.printJSON(LinkDocument(email: email, link: link, code: code.reveal()))
        }
        console.note("For \(email), once, within \(life):".safeForTerminal)
        console.print(link)
        console.note("The code alone:  \(code.reveal())")
    }
}

private struct LinkDocument: Encodable {
    let email: String
    let link: String
    let code: String
}

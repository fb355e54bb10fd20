import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall token`.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens by which programs work in an organization.",
        discussion: """
              rollcall token create nightly --role operator --scope sync:run --days 90
              rollcall token list
            """,
        subcommands: [ListTokens.self, CreateToken.self, RevokeToken.self])
}

/// `rollcall token list`.
struct ListTokens: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tokens, the latest first. What is secret in them is never shown again.",
        discussion: "  rollcall token list")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let now = place.world.now()
        let tokens = try await place.office.tokens(of: place.organization).map { TokenDocument($0, at: now) }
        if output.json {
            try console.printJSON(tokens)
        } else if tokens.isEmpty {
            console.print("No tokens. Make one with:  rollcall token create NAME --role viewer --scope users:read")
        } else {
            Table(
                header: ["TOKEN", "NAME", "BEGINS WITH", "ROLE", "SCOPES", "STATUS", "LAST USED"],
                rows: tokens.map(\.row)
            ).show(on: console)
        }
        return .success
    }
}

/// `rollcall token create`.
struct CreateToken: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token, and print it once.",
        discussion: """
              rollcall token create nightly --role operator --scope sync:run --days 90
              rollcall token create reader --role viewer --scope users:read > reader.token

            The token is on standard output and nowhere else. It may do what both its role and
            its scopes allow; see: rollcall permissions
            """)

    @Argument(help: "What to call it.")
    var name: String

    @Option(help: "The role that it has at most.")
    var role: Role

    @Option(name: .customLong("scope"), help: "Something it may do, such as users:read. Repeat it for several.")
    var scopes: [String] = []

    @Option(help: "For how many days it works, 1 to 366.")
    var days = 90

    @Option(help: "The email address of the member whose token it is. Without it, the only owner.")
    var owner: String?

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !scopes.isEmpty else { throw ValidationError("Say what it may do: --scope SCOPE (repeatable).") }
        for scope in scopes where Action(rawValue: scope) == nil {
            let known = Action.allCases.filter { !Permissions.needsPerson($0) }.map(\.rawValue)
            throw ValidationError("--scope: \"\(scope)\" is none. Those are: \(known.joined(separator: ", ")).")
        }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let member = try await creator(in: place)
        let caller = Caller(account: member.account, membership: member.membership, provenAt: place.world.now())
        let wish = TokenWish(name: name, role: role, scopes: Set(scopes.compactMap(Action.init)), days: days)
        let made = try await place.office.createToken(
            wish, in: place.organization, as: caller, by: .thisAccount)
        if output.json {
            try console.printJSON(
                NewTokenDocument(
                    token: TokenDocument(made.token, at: place.world.now()), secret: made.secret.reveal()))
        } else {
            console.note("Keep it now: it is not shown again. It works until \(made.token.expiresAt.short).")
            console.print(made.secret.reveal())
        }
        return .success
    }

    /// The member who answers for the token: it stops working when they are no member any more.
    private func creator(in place: Workplace) async throws(Problem) -> Member {
        let members = try await place.office.members(of: place.organization)
        if let owner {
            let account = try await place.installation.account(email: owner)
            guard let member = members.first(where: { $0.account.id == account.id }) else {
                throw .notFound("There is no member \(owner) here.")
            }
            return member
        }
        let owners = members.filter { $0.membership.role == .owner && $0.account.standing == .active }
        guard let first = owners.first, owners.count == 1 else {
            throw Problem(
                .invalidValue,
                cause: "The organization has \(owners.count) owners, and a token needs one who answers for it.",
                effect: "No token was made.", advice: "Say whose it is, with --owner EMAIL.", field: "owner")
        }
        return first
    }
}

/// `rollcall token revoke`.
struct RevokeToken: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Have a token not work any more, at once.",
        discussion: "  rollcall token revoke TOKEN")

    @Argument(help: "The id of the token, as `token list` shows it.")
    var token: String

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard APITokenID(token) != nil else { throw ValidationError("\"\(token)\" is no id of a token.") }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        guard let id = APITokenID(token) else { throw Problem.notFound("There is no token here.") }
        try await place.office.revoke(id, of: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(["revoked": token])
        } else {
            console.print("The token does not work any more.")
        }
        return .success
    }
}

private struct NewTokenDocument: Encodable {
    let token: TokenDocument
    let secret: String
}

private struct TokenDocument: Encodable {
    let id: APITokenID
    let name: String
    let beginsWith: String
    let role: Role
    let scopes: [Action]
    let createdAt: Date
    let expiresAt: Date
    let lastUsedAt: Date?
    let revokedAt: Date?
    let works: Bool

    init(_ token: APIToken, at now: Date) {
        id = token.id
        name = token.name
        beginsWith = APIToken.mark + token.prefix
        role = token.role
        scopes = token.scopes.sorted { $0.rawValue < $1.rawValue }
        createdAt = token.createdAt
        expiresAt = token.expiresAt
        lastUsedAt = token.lastUsedAt
        revokedAt = token.revokedAt
        works = token.isLive(at: now)
    }

    var row: [String] {
        let status =
            switch (works, revokedAt) {
            case (true, _): "works until \(expiresAt.short)"
            case (false, let date?): "revoked \(date.short)"
            case (false, nil): "ended \(expiresAt.short)"
            }
        return [
            id.description, name, beginsWith, role.rawValue, scopes.map(\.rawValue).joined(separator: " "), status,
            lastUsedAt?.short ?? "never",
        ]
    }
}

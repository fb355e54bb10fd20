import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall member`.
struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Who works in an organization, and as what.",
        discussion: """
              rollcall member list
              rollcall member invite bo@contoso.example --role operator
            """,
        subcommands: [ListMembers.self, InviteMember.self, WithdrawInvitation.self, SetRole.self, RemoveMember.self])
}

/// `rollcall member list`.
struct ListMembers: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List members, and whoever has been invited.",
        discussion: "  rollcall member list")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let members = try await place.office.members(of: place.organization).map(MemberDocument.init)
        let invited = try await place.office.invitations(to: place.organization).compactMap(InvitationDocument.init)
        if output.json {
            try console.printJSON(MembersDocument(members: members, invitations: invited))
            return .success
        }
        if members.isEmpty, invited.isEmpty {
            console.print("No members yet. Whoever claims the server owns its first organization; see:")
            console.print("  rollcall account claim-code")
            return .success
        }
        Table(header: ["EMAIL", "NAME", "ROLE", "SINCE", "STANDING"], rows: members.map(\.row)).show(on: console)
        if !invited.isEmpty {
            console.print()
            Table(header: ["INVITED", "AS", "UNTIL", "INVITATION"], rows: invited.map(\.row)).show(on: console)
        }
        return .success
    }
}

/// `rollcall member invite`.
struct InviteMember: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Make a link by which somebody becomes a member, within 7 days.",
        discussion: """
              rollcall member invite bo@contoso.example --role operator

            What each role may do is shown by: rollcall permissions
            """)

    @Argument(help: "The email address of whoever is invited. Nothing is sent there.")
    var email: String

    @Option(help: "What they become.")
    var role: Role

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        try await place.requireName()
        let code = try await place.office.invite(
            email: email, as: role, to: place.organization, by: .thisAccount)
        let link = OneTimeLink(path: "/join", code: code, of: place.installation.settings)
        try link.show(for: email, lasting: "7 days", output, console)
        return .success
    }
}

/// `rollcall member withdraw`.
struct WithdrawInvitation: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Have an invitation not work any more.",
        discussion: "  rollcall member withdraw INVITATION")

    @Argument(help: "The invitation, as `member list` shows it.")
    var invitation: String

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard InvitationID(invitation) != nil else { throw ValidationError("\"\(invitation)\" is no invitation.") }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        guard let id = InvitationID(invitation) else { throw Problem.notFound("There is no invitation here.") }
        try await place.office.withdraw(id, of: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(["withdrawn": invitation])
        } else {
            console.print("The invitation does not work any more.")
        }
        return .success
    }
}

/// `rollcall member role`.
struct SetRole: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Give a member another role.",
        discussion: "  rollcall member role bo@contoso.example admin")

    @OptionGroup var account: AccountArgument

    @Argument(help: "What they are from now on.")
    var role: Role

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let account = try await account.account(in: place.installation)
        try await place.office.setRole(role, of: account.id, in: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(["email": account.email, "role": role.rawValue])
        } else {
            console.print("\(account.name) is \(role.rawValue) now.".safeForTerminal)
        }
        return .success
    }
}

/// `rollcall member remove`.
struct RemoveMember: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Have somebody be no member any more. The tokens they made stop working.",
        discussion: "  rollcall member remove bo@contoso.example")

    @OptionGroup var account: AccountArgument
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let account = try await account.account(in: place.installation)
        try await place.office.setRole(nil, of: account.id, in: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(["removed": account.email])
        } else {
            console.print("\(account.name) is no member any more.".safeForTerminal)
        }
        return .success
    }
}

private struct MembersDocument: Encodable {
    let members: [MemberDocument]
    let invitations: [InvitationDocument]
}

private struct MemberDocument: Encodable {
    let account: AccountID
    let email: String
    let name: String
    let role: Role
    let since: Date
    let standing: Account.Standing

    init(_ member: Member) {
        account = member.account.id
        email = member.account.email
        name = member.account.name
        role = member.membership.role
        since = member.membership.since
        standing = member.account.standing
    }

    var row: [String] { [email, name, role.rawValue, since.short, standing.rawValue] }
}

private struct InvitationDocument: Encodable {
    let invitation: InvitationID
    let email: String
    let role: Role
    let expiresAt: Date

    init?(_ invitation: Invitation) {
        guard case .membership(_, let role, let email) = invitation.purpose else { return nil }
        self.invitation = invitation.id
        self.email = email
        self.role = role
        expiresAt = invitation.expiresAt
    }

    var row: [String] { [email, role.rawValue, expiresAt.short, invitation.description] }
}

extension Role: ExpressibleByArgument {}

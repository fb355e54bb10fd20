import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall directory`.
struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory", abstract: "Look into the tenant.", subcommands: [SearchDirectory.self])
}

/// `rollcall directory search`.
struct SearchDirectory: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find people of the tenant, and see what importing them would do.")

    @Argument(help: "The beginning of a name, username or address.")
    var text: String

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !text.trimmingWhitespace.isEmpty else { throw ValidationError("TEXT is empty.") }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let found = try await place.engine.search(text, in: place.organization)
        if output.json {
            try console.printJSON(found.map(CandidateDocument.init))
        } else if found.isEmpty {
            console.print("Nobody in the tenant has a name or address that begins with \"\(text.safeForTerminal)\".")
        } else {
            let rows = found.map(CandidateDocument.init).map {
                [$0.object.description, $0.name, $0.mail ?? "", $0.mark]
            }
            Table(header: ["OBJECT ID", "NAME", "MAIL", "IMPORTING"], rows: rows).show(on: console)
        }
        return .success
    }
}

private struct CandidateDocument: Encodable {
    let object: DirectoryObjectID
    let name: String
    let userPrincipalName: String?
    let mail: String?
    let outcome: Outcome
    let reason: String?
    let lookAlikes: [String]

    init(_ candidate: ImportCandidate) {
        let person = candidate.person
        let decision = Decision(subject: .person(person.id), name: person.label, verdict: candidate.verdict)
        object = person.id
        name = person.label
        userPrincipalName = person.userPrincipalName.value
        mail = person.mail.value
        outcome = decision.outcome
        reason = decision.reason(in: nil)
        lookAlikes = candidate.lookAlikes
    }

    var mark: String {
        let warning = lookAlikes.isEmpty ? "" : ", looks like \(lookAlikes.joined(separator: ", "))"
        return (outcome == .imported ? "possible" : reason ?? outcome.pastTense) + warning
    }
}

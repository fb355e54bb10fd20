import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall duplicates`.
struct DuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "People left alone because an address belongs to another.",
        subcommands: [ListDuplicates.self])
}

/// `rollcall duplicates list`.
struct ListDuplicates: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List conflicts, the latest first, with both sides.")

    @OptionGroup var list: ListOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let page = try await place.store.duplicates(
            of: place.organization, page: PageRequest(number: list.page, size: list.limit))
        if output.json {
            try console.printJSON(
                DuplicatePageDocument(total: page.total, duplicates: page.rows.map(DuplicateDocument.init)))
        } else if page.rows.isEmpty {
            console.print("No duplicates.")
        } else {
            Table(
                header: ["WANTED BY", "CONFLICT", "FOUND IN RUN"],
                rows: page.rows.map { [$0.name, $0.conflict.sentence, "\($0.foundBy), \($0.foundAt.short)"] }
            ).show(on: console)
        }
        return .success
    }
}

private struct DuplicatePageDocument: Encodable {
    let total: Int
    let duplicates: [DuplicateDocument]
}

private struct DuplicateDocument: Encodable {
    let user: UserID?
    let object: DirectoryObjectID
    let name: String
    let conflict: AddressConflict
    let foundBy: RunID
    let foundAt: Date

    init(_ record: DuplicateRecord) {
        user = record.subject.user
        object = record.subject.object
        name = record.name
        conflict = record.conflict
        foundBy = record.foundBy
        foundAt = record.foundAt
    }
}

import DirectoryCore
import DirectoryPorts

/// Those of a run who failed, as the work of another run.
struct FailedPeople: Sendable {
    let store: any RunStore
    private static let portion = 1_000

    /// - Throws: `nothing-selected` when nobody failed.
    func find(in run: Run) async throws(Problem) -> RunPurpose.Work {
        let subjects = try await subjects(in: run)
        guard !subjects.isEmpty else { throw .nothingSelected }
        return switch run.kind {
        case .importing: .importing(.people(subjects.map(\.object)))
        case .restoration: .restoring(subjects.compactMap(\.user))
        case .synchronization, .undo: .synchronizing(.users(subjects.compactMap(\.user)))
        }
    }

    private func subjects(in run: Run) async throws(Problem) -> [Decision.Subject] {
        var subjects: [Decision.Subject] = []
        var number = 1
        while true {
            let page = try await store.decisions(
                of: run.id, outcome: .failed, page: PageRequest(number: number, size: Self.portion),
                in: run.organization)
            subjects += page.rows.map(\.subject)
            guard number < page.pageCount else { return subjects }
            number += 1
        }
    }
}

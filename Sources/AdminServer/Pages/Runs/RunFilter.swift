import DirectoryCore
import DirectoryPorts

/// Which runs a list shows.
struct RunFilter: Hashable, Sendable {
    let standing: Standing?
    let kind: RunKind?

    /// How a run stands, as people look for it.
    enum Standing: String, CaseIterable, Sendable {
        case atWork = "at-work"
        case waiting
        case done
        case stopped
        case discarded
    }

    /// What was found.
    struct Found: Sendable {
        let runs: [Run]
        /// Before which run to go on looking, when there may be more than were found.
        let next: RunID?
    }

    static let kinds: [RunKind] = [.synchronization, .importing, .undo, .restoration]
    /// How many runs are looked through for one page.
    private static let patience = 2_000
    private static let portion = 200

    /// - Throws: `invalid-value` naming the field.
    init(_ query: FormFields) throws(Problem) {
        standing = try query.value("state").map { text throws(Problem) in
            guard let standing = Standing(rawValue: text) else { throw Self.unknown(text, field: "state") }
            return standing
        }
        kind = try query.value("kind").map { text throws(Problem) in
            guard let kind = RunKind(rawValue: text) else { throw Self.unknown(text, field: "kind") }
            return kind
        }
    }

    init(standing: Standing? = nil, kind: RunKind? = nil) {
        self.standing = standing
        self.kind = kind
    }

    var isEmpty: Bool { standing == nil && kind == nil }

    func includes(_ run: Run) -> Bool {
        (standing == nil || standing == Standing(run.state)) && (kind == nil || kind == run.kind)
    }

    /// Looks for runs, the latest first, and gives up after some thousand.
    func find(
        in store: any RunStore, of organization: OrganizationID, before: RunID?, atLeast number: Int
    ) async throws(Problem) -> Found {
        var found: [Run] = []
        var (last, looked) = (before, 0)
        while found.count < number, looked < Self.patience {
            let limit = isEmpty ? number : Self.portion
            let portion = try await store.runs(of: organization, limit: limit, before: last)
            found += portion.filter(includes)
            looked += portion.count
            guard portion.count == limit, let end = portion.last else { return Found(runs: found, next: nil) }
            last = end.id
        }
        return Found(runs: found, next: last)
    }

    private static func unknown(_ text: String, field: String) -> Problem {
        .invalid(field, cause: "“\(text)” is no filter of runs.", advice: "Choose one of the filters above the list.")
    }
}

extension RunFilter.Standing {
    init(_ state: RunState) {
        self =
            switch state {
            case .running: .atWork
            case .planned, .held: .waiting
            case .applied: .done
            case .stopped: .stopped
            case .discarded: .discarded
            }
    }
}

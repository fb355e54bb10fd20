package import DirectoryCore

/// Which runs a list shows.
package struct RunQuery: Hashable, Sendable {
    package let standing: Standing?
    package let kind: RunKind?

    package init(standing: Standing? = nil, kind: RunKind? = nil) {
        self.standing = standing
        self.kind = kind
    }

    /// How a run stands, as people look for it.
    package enum Standing: String, CaseIterable, Sendable {
        case atWork = "at-work"
        case waiting
        case done
        case stopped
        case discarded

        package init(_ state: RunState) {
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

    /// Whether it asks for all runs.
    package var isEmpty: Bool { standing == nil && kind == nil }

    /// Whether a run is among those that are asked for.
    package func includes(_ run: Run) -> Bool {
        (standing == nil || standing == Standing(run.state)) && (kind == nil || kind == run.kind)
    }
}

import DirectoryCore
import Synchronization

/// Shows how far a run is, in people, on a terminal; says nothing anywhere else.
final class ProgressBar: Sendable {
    private let console: Console
    private let lastDrawn = Mutex("")

    init(_ console: Console) { self.console = console }

    func show(_ progress: RunProgress) {
        guard console.showsProgress else { return }
        let line = Self.line(progress)
        lastDrawn.withLock { last in
            guard last != line else { return }
            last = line
            console.draw(line)
        }
    }

    /// Takes the bar away.
    func finish() {
        lastDrawn.withLock { last in
            if !last.isEmpty { console.draw("") }
            last = ""
        }
    }

    private static func line(_ progress: RunProgress) -> String {
        let phase = progress.phase.rawValue
        let aside = progress.aside
        guard let total = progress.total, total > 0 else { return "\(phase)  \(progress.people) people\(aside)" }
        let width = 30
        let filled = min(width, progress.people * width / total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(bar)  \(phase)  \(progress.people) of \(total) people\(aside)"
    }
}

extension RunProgress {
    /// Who has paused the run, or how long it still takes.
    fileprivate var aside: String {
        if let paused { return "  paused by \(paused.by)".safeForTerminal }
        return timeLeft.map { "  \($0.words)" } ?? ""
    }
}

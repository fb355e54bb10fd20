import DirectoryCore
import DirectoryPorts
import Foundation

/// What a page shows of a run at work: its steps, how far it is, and the form that stops it.
struct WorkingView: Sendable {
    let events: String
    let progress: String
    let reload: String
    /// Nil for a plan that is being applied: everything of it is written at once.
    let stop: String?
    let consequence: String
    let steps: [Step]
    let text: String
    let share: Int?
    let note: String?

    struct Step: Sendable {
        let phase: String
        let label: String
        let isCurrent: Bool
        let isDone: Bool
    }

    /// - Returns: nil unless somebody works on the run.
    init?(_ run: Run, _ activity: RunActivity?, _ viewing: Viewing) {
        guard let now = run.progress(activity) else { return nil }
        let words = viewing.words
        let live = LiveProgress(now, words, now: viewing.now)
        let path = "/runs/\(run.id)"
        events = viewing.link("\(path)/events").description
        progress = viewing.link("\(path)/progress").description
        reload = viewing.link(path).description
        stop = run.isPlan || !viewing.may(.stopRun) ? nil : viewing.link("\(path)/stop").description
        consequence = words.stopping(in: now.phase)
        text = live.text ?? ""
        share = live.share
        note = live.note
        let phases = run.phases
        let position = phases.firstIndex(of: now.phase) ?? 0
        steps = phases.enumerated().map { index, phase in
            Step(
                phase: phase.rawValue, label: words.phase(phase), isCurrent: index == position,
                isDone: index < position)
        }
    }
}

extension Run {
    /// The steps that the run goes through.
    fileprivate var phases: [RunProgress.Phase] {
        if isPlan { return [.applying] }
        let reading: [RunProgress.Phase] =
            switch kind {
            case .synchronization: [.reading, .lookingUp, .comparing]
            case .importing: [.reading, .comparing]
            case .undo, .restoration: [.comparing]
            }
        return purpose.ending == .apply ? reading + [.applying] : reading
    }
}

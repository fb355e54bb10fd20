import DirectoryCore
import DirectoryPorts
import Foundation

/// What a page shows of a run at work: its steps, how far it is, and the forms that have it wait, go on and stop.
struct WorkingView: Sendable {
    let events: String
    let progress: String
    let reload: String
    /// Nil for a plan that is being applied: everything of it is written at once.
    let stop: String?
    let consequence: String
    /// Nil for a run that cannot wait.
    let waiting: Waiting?
    let steps: [Step]
    let text: String
    let share: Int?
    let note: String?

    /// The forms of which one is shown: the other one takes its place when the run is paused or goes on.
    struct Waiting: Sendable {
        let pause: String
        let pauseButton: String
        let consequence: String
        let resume: String
        let resumeButton: String
        let isPaused: Bool
    }

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
        waiting = Waiting(run, now, viewing)
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

extension WorkingView.Waiting {
    /// - Returns: nil for a run that does not read the tenant, or writes already.
    fileprivate init?(_ run: Run, _ progress: RunProgress, _ viewing: Viewing) {
        guard !run.isPlan, run.kind.readsTenant, progress.phase != .applying, viewing.may(.pauseRun) else { return nil }
        pause = viewing.link("/runs/\(run.id)/pause").description
        pauseButton = viewing.words.pause
        consequence = viewing.words.pausing
        resume = viewing.link("/runs/\(run.id)/resume").description
        resumeButton = viewing.words.resume
        isPaused = progress.paused != nil
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

package import FoundationEssentials

/// How fast a step of a run goes, in people a second: smoothed, so that one slow page does not change what is said.
package struct Pace: Hashable, Sendable {
    private var phase: RunProgress.Phase?
    private var mark: Mark?
    /// People a second; nil before anything is known of this step.
    private var speed: Double?
    /// How long the step was measured, in seconds.
    private var measured: TimeInterval = 0

    /// Where the stretch begins that is measured now.
    private struct Mark: Hashable {
        let people: Int
        let date: Date
    }

    /// In seconds: what comes sooner, as pages of several listings do, belongs to the same stretch.
    private static let stretch: TimeInterval = 1
    /// In seconds: how long something is remembered.
    private static let memory: TimeInterval = 10
    /// In seconds: how long a step has to be measured before anything is said of its end.
    private static let patience: TimeInterval = 5
    /// How much of a step has to be done before.
    private static let leastShare = 0.05

    package init() {}

    /// Takes in how far the run is.
    package mutating func note(_ progress: RunProgress, at date: Date) {
        guard progress.phase == phase else {
            self = Pace()
            phase = progress.phase
            mark = Mark(people: progress.people, date: date)
            return
        }
        guard let mark, progress.people >= mark.people else {
            self.mark = Mark(people: progress.people, date: date)
            return
        }
        let time = date.timeIntervalSince(mark.date)
        guard time >= Self.stretch else { return }
        let latest = Double(progress.people - mark.people) / time
        speed = speed.map { $0 + (latest - $0) * time / (time + Self.memory) } ?? latest
        measured += time
        self.mark = Mark(people: progress.people, date: date)
    }

    /// The run has rested: that time says nothing about its pace.
    package mutating func rest() { mark = nil }

    /// How many seconds the step still takes; nil while that is not known well enough.
    package func secondsLeft(of progress: RunProgress) -> Int? {
        guard progress.phase == phase, let speed, speed > 0, measured >= Self.patience, let total = progress.total,
            let share = progress.share, share >= Self.leastShare, total > progress.people
        else { return nil }
        let seconds = (Double(total - progress.people) / speed).rounded(.up)
        return seconds < 7 * 24 * 3_600 ? Int(seconds) : nil
    }
}

/// How long something still takes, as people say it.
package enum TimeLeft: Hashable, Sendable {
    /// Less than ten seconds.
    case moments
    case lessThanAMinute
    case minutes(Int)
    case hours(Int)

    package init(seconds: Int) {
        switch seconds {
        case ..<10: self = .moments
        case ..<50: self = .lessThanAMinute
        case ..<(90 * 60): self = .minutes(max(1, (seconds + 30) / 60))
        default: self = .hours((seconds + 1_800) / 3_600)
        }
    }

    /// `about 2 minutes left`
    package var words: String {
        switch self {
        case .moments: "a few seconds left"
        case .lessThanAMinute: "less than a minute left"
        case .minutes(1): "about 1 minute left"
        case .minutes(let minutes): "about \(minutes) minutes left"
        case .hours(let hours): "about \(hours) hours left"
        }
    }
}

extension RunProgress {
    /// How long the step still takes; nil while it is not known well enough.
    package var timeLeft: TimeLeft? { secondsLeft.map(TimeLeft.init(seconds:)) }
}

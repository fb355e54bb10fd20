import DirectoryCore
import DirectoryPorts
import Foundation

/// How far a run is, in words, for a page that follows it: the payload of the events, and of the answer to whoever asks
/// every two seconds.
struct LiveProgress: Hashable, Encodable, Sendable {
    let isAtWork: Bool
    /// Whether somebody has it wait; nil for a run on which nobody works.
    let isPaused: Bool?
    /// The raw value of a `RunProgress.Phase`.
    let phase: String?
    let text: String?
    /// In thousandths; nil while it is not known how much there is.
    let share: Int?
    /// Why nothing moves, if it does not.
    let note: String?
    /// What is said aloud; the same text is said once.
    let milestone: String?

    /// A run on which nobody works any more.
    static let ended = LiveProgress(progress: nil, words: nil, now: .distantPast)

    init(_ progress: RunProgress, _ words: any Words, now: Date) {
        self.init(progress: progress, words: words, now: now)
    }

    private init(progress: RunProgress?, words: (any Words)?, now: Date) {
        isAtWork = progress != nil
        isPaused = progress.map { $0.paused != nil }
        phase = progress?.phase.rawValue
        text = progress.flatMap { words?.account(of: $0) }
        share = progress?.share.map { Int($0 * 1_000) }
        let wait = progress?.secondsOfPause(at: now)
        if let pause = progress?.paused {
            note = words?.paused(pause)
            milestone = words?.pauseHeard(pause)
        } else {
            note = wait.flatMap { words?.pause(seconds: $0) }
            milestone =
                wait != nil ? words?.pauseBegun : progress.flatMap { words?.milestone($0.phase, percent: $0.quarter) }
        }
    }

    /// As an event's data: JSON on one line.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension Words {
    /// How far a run is and, where it is known, how long that still takes.
    fileprivate func account(of progress: RunProgress) -> String {
        [self.progress(progress), progress.timeLeft.map(timeLeft)].compactMap(\.self).joined(separator: " · ")
    }
}

extension RunProgress {
    /// How much is done: 0, 25, 50, 75 or 100 percent.
    fileprivate var quarter: Int { Int((share ?? 0) * 4) * 25 }

    /// How long the tenant still wants us to wait, begun seconds counted; nil for not at all.
    fileprivate func secondsOfPause(at now: Date) -> Int? {
        guard let pausedUntil, pausedUntil > now else { return nil }
        return Int(pausedUntil.timeIntervalSince(now).rounded(.up))
    }
}

extension Run {
    /// How far the run is, by what is stored and by what this server knows beyond it; nil when nobody works on it.
    func progress(_ activity: RunActivity?) -> RunProgress? {
        switch (state, activity) {
        case (.running, .working(let progress)?), (.planned, .working(let progress)?), (.held, .working(let progress)?):
            progress
        case (.running(let stored), _): stored
        default: nil
        }
    }
}

import DirectoryCore
import DirectoryPorts

/// Whether somebody has to look, in one word: the same on every page.
enum Health: String, Sendable {
    case healthy = "good"
    /// A plan waits to be looked at, or is held.
    case needsReview = "warning"
    /// The latest run was stopped.
    case stopped = "danger"

    /// How things stand, and the run that says so; nil before there is one. A held run says it however long ago that was.
    static func finding(_ runs: RunsAtAGlance) -> (health: Health, run: RunID)? {
        let ended = [.done, .stopped, .discarded].compactMap { runs.latest[$0] }.max()
        guard let newest = runs.latest.values.max() else { return nil }
        let latest = ended ?? newest
        if let held = runs.held.first { return (.needsReview, held) }
        if runs.latest[.stopped] == latest { return (.stopped, latest) }
        if runs.latest[.waiting] == newest { return (.needsReview, newest) }
        return (.healthy, latest)
    }
}

/// The pill in the frame that leads to the run which says how things stand.
struct HealthPill: Sendable {
    let word: String
    /// A class of the stylesheet.
    let tone: String
    let link: String

    init(_ health: Health, of run: RunID, _ address: OrganizationAddress, _ words: any Words) {
        word = words.health(health)
        tone = health.rawValue
        link = address.link("/runs/\(run)").description
    }
}

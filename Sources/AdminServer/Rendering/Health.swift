import DirectoryCore

/// Whether somebody has to look, in one word: the same on every page.
enum Health: String, Sendable {
    case healthy = "good"
    /// A plan waits to be looked at, or is held.
    case needsReview = "warning"
    /// The latest run was stopped.
    case stopped = "danger"

    /// How many of the latest runs tell it.
    static let runsLookedAt = 20

    /// How things stand, and the run that says so; nil before there is one.
    ///
    /// - Parameters:
    ///   - runs: the latest first.
    ///   - held: the latest run whose plan is held, however long ago that was.
    static func finding(_ runs: [Run], held: Run?) -> (health: Health, run: Run)? {
        guard let latest = runs.first(where: { $0.state.hasEnded }) ?? runs.first else { return nil }
        if let held { return (.needsReview, held) }
        if case .stopped = latest.state { return (.stopped, latest) }
        if let waiting = runs.first, case .planned = waiting.state { return (.needsReview, waiting) }
        return (.healthy, latest)
    }
}

/// The pill in the frame that leads to the run which says how things stand.
struct HealthPill: Sendable {
    let word: String
    /// A class of the stylesheet.
    let tone: String
    let link: String

    init(_ health: Health, of run: Run, _ address: OrganizationAddress, _ words: any Words) {
        word = words.health(health)
        tone = health.rawValue
        link = address.link("/runs/\(run.id)").description
    }
}

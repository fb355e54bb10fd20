/// How far a run is, in people.
package struct RunProgress: Hashable, Codable, Sendable {
    package let phase: Phase
    package let people: Int
    /// Nil while it is not known.
    package let total: Int?

    package init(phase: Phase, people: Int, total: Int?) {
        self.phase = phase
        self.people = people
        self.total = total
    }

    /// What the run is doing.
    package enum Phase: String, Codable, Sendable {
        case reading
        case lookingUp = "looking up"
        case comparing
        case applying
    }

    /// Where every run begins.
    package static let beginning = RunProgress(phase: .reading, people: 0, total: nil)
}

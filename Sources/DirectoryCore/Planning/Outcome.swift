/// What became of one selected person. Every one of a selection ends in exactly one outcome, so that the outcomes
/// add up to the selection (R22).
package enum Outcome: String, CaseIterable, Codable, CodingKeyRepresentable, Comparable, Sendable {
    case modified
    case deleted
    case duplicate
    case imported
    case alreadyImported = "already-imported"
    case deactivated
    case reactivated
    case restored
    case unchanged
    case invalid
    case missing
    case unreadable
    case outOfScope = "out-of-scope"
    case protected
    case held
    case failed

    /// In the order in which a result lists them.
    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// How many people ended in which outcome. Outcomes that nobody ended in are not there.
package struct OutcomeCounts: Hashable, Codable, Sendable {
    package private(set) var numbers: [Outcome: Int]

    package init(_ numbers: [Outcome: Int] = [:]) { self.numbers = numbers.filter { $0.value != 0 } }

    package init(counting outcomes: some Sequence<Outcome>) {
        numbers = Dictionary(outcomes.lazy.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// The counts with some more people of one outcome.
    package func adding(_ number: Int, to outcome: Outcome) -> OutcomeCounts {
        OutcomeCounts(numbers.merging([outcome: number], uniquingKeysWith: +))
    }

    package subscript(outcome: Outcome) -> Int { numbers[outcome] ?? 0 }

    /// The size of the selection.
    package var total: Int { numbers.values.reduce(0, +) }

    /// Present outcomes in the order in which a result lists them.
    package var listed: [(outcome: Outcome, count: Int)] {
        numbers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

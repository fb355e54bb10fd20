/// Settles who gets which address, judged on the state at the end of the run (R8–R10).
///
/// Every contestant wants the addresses that upstream gives it; a user outside the run keeps what it has. For each
/// address there is one winner: a user outside the run, else the contestant that has the address already and still
/// wants it, else the one bound first. All losers of a round fall back together to what they have now, which may take
/// an address that another contestant had won; rounds follow until nobody loses. A swap, a rotation, a chain and an
/// address freed by a deletion therefore succeed in one run, and the input's order does not matter.
///
/// Each contestant falls back at most once and each address is looked at again only when somebody came back to it, so
/// the work grows with the number of addresses, not with the number of rounds.
package struct AddressContest {
    private let contestants: [Contestant]
    /// Addresses of users outside the run.
    private let occupied: Set<AddressKey>
    private var claimants: [AddressKey: [Int]] = [:]
    private var results: [Result]

    private init(contestants: [Contestant], occupied: Set<AddressKey>) {
        self.contestants = contestants
        self.occupied = occupied
        results = Array(repeating: .granted, count: contestants.count)
        for (index, contestant) in contestants.enumerated() {
            for key in contestant.wanted { claimants[key, default: []].append(index) }
        }
    }

    /// - Returns: one result for each contestant, in their order.
    package static func settle(_ contestants: [Contestant], occupied: Set<AddressKey>) -> [Result] {
        var contest = AddressContest(contestants: contestants, occupied: occupied)
        var unsettled = Set(contest.claimants.keys)
        while !unsettled.isEmpty {
            let losses = contest.losses(of: unsettled)
            unsettled = contest.fallBack(losses)
        }
        return contest.results
    }

    /// Everybody who loses an address in this round, and to whom.
    private func losses(of keys: Set<AddressKey>) -> [Int: [Loss]] {
        var losses: [Int: [Loss]] = [:]
        for key in keys {
            guard let claimants = claimants[key], let winner = winner(of: key, among: claimants) else { continue }
            for loser in claimants where winner != .contestant(loser) {
                losses[loser, default: []].append(Loss(key: key, winner: winner))
            }
        }
        return losses
    }

    private func winner(of key: AddressKey, among claimants: [Int]) -> Winner? {
        if occupied.contains(key) { return .outsider }
        let best = claimants.min { left, right in
            (contestants[left].holds(key) ? 0 : 1, contestants[left].seniority)
                < (contestants[right].holds(key) ? 0 : 1, contestants[right].seniority)
        }
        return best.map(Winner.contestant)
    }

    /// - Returns: the addresses that somebody came back to.
    private mutating func fallBack(_ losses: [Int: [Loss]]) -> Set<AddressKey> {
        var touched: Set<AddressKey> = []
        for (loser, lost) in losses {
            results[loser] = .refused(lost.sorted { $0.key < $1.key })
            for key in contestants[loser].wanted { claimants[key]?.removeAll { $0 == loser } }
            for key in contestants[loser].held {
                claimants[key, default: []].append(loser)
                touched.insert(key)
            }
        }
        return touched
    }
}

extension AddressContest {
    /// A person of the run with the addresses it has and the ones it wants.
    package struct Contestant: Sendable {
        package let held: Set<AddressKey>
        package let wanted: Set<AddressKey>
        package let seniority: Seniority

        package init(held: Set<AddressKey>, wanted: Set<AddressKey>, seniority: Seniority) {
            self.held = held
            self.wanted = wanted
            self.seniority = seniority
        }

        fileprivate func holds(_ key: AddressKey) -> Bool { held.contains(key) }
    }

    /// What a contestant ends with.
    package enum Result: Hashable, Sendable {
        case granted
        /// At least one wanted address belongs to another; ordered by address.
        case refused([Loss])
    }

    /// An address that a contestant wanted and does not get.
    package struct Loss: Hashable, Sendable {
        package let key: AddressKey
        package let winner: Winner
    }

    /// Who gets an address instead.
    package enum Winner: Hashable, Sendable {
        /// A user outside the run.
        case outsider
        /// The contestant at this place of the input.
        case contestant(Int)
    }
}

/// An address that at most one user of an organization can have.
package enum AddressKey: Hashable, Comparable, Sendable {
    case username(UsernameKey)
    case email(EmailKey)

    package var field: AddressConflict.UniqueField {
        switch self {
        case .username: .username
        case .email: .email
        }
    }
}

extension Profile {
    /// The addresses that a user with this profile takes.
    package var addressKeys: Set<AddressKey> {
        var keys: Set<AddressKey> = []
        if let key = UsernameKey(username) { keys.insert(.username(key)) }
        if let email, let address = try? EmailAddress(email) { keys.insert(.email(address.key)) }
        return keys
    }
}

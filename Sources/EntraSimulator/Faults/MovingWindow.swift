/// Counts what happened in the last so many seconds.
struct MovingWindow: Sendable {
    let limit: Int
    let seconds: Int
    /// What was counted in each second, oldest first.
    private var counts: [(second: Int, count: Int)] = []
    private var total = 0

    init(limit: Int, seconds: Int) {
        self.limit = limit
        self.seconds = seconds
    }

    /// Counts one more. What is over the limit counts too: asking again while throttled prolongs the throttling
    /// (https://learn.microsoft.com/graph/throttling).
    /// - Returns: Nil if it is within the limit, else how many seconds it takes until there is room for one.
    mutating func count(at now: Timestamp) -> Int? {
        forget(before: now.seconds - seconds)
        let isWithin = total < limit
        total += 1
        if counts.last?.second == now.seconds {
            counts[counts.count - 1].count += 1
        } else {
            counts.append((now.seconds, 1))
        }
        return isWithin ? nil : wait(at: now)
    }

    private mutating func forget(before second: Int) {
        while let oldest = counts.first, oldest.second <= second {
            total -= oldest.count
            counts.removeFirst()
        }
    }

    private func wait(at now: Timestamp) -> Int {
        var rest = total
        for entry in counts {
            rest -= entry.count
            if rest < limit { return max(1, entry.second + seconds - now.seconds) }
        }
        return seconds
    }
}

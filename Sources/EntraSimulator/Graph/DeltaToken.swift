/// What a delta link or a next link of a delta round remembers, besides the stream it belongs to.
struct DeltaToken: Equatable {
    enum Phase: Equatable {
        /// The first round, which shows everything: where its next page begins, and the journal number at its start.
        case full(position: Int, since: Int)
        /// Changes after one journal number up to another, from a position in their list.
        case changes(after: Int, through: Int, position: Int)
        /// Between rounds: everything up to this journal number has been shown.
        case settled(at: Int)
    }

    var phase: Phase
    /// `$select` as given in the first request; nil if there was none.
    var selection: String?
    /// The objects that `$filter` named; empty for all.
    var ids: [ObjectID]
    var issuedAt: Timestamp
    var epoch: Int
    /// How many empty pages were shown in a row.
    var emptyPages = 0

    /// https://learn.microsoft.com/graph/delta-query-overview: seven days for directory objects.
    static let lifetime = 7 * 86_400

    var text: String {
        let numbers: [Int] =
            switch phase {
            case .full(let position, let since): [0, position, since, 0]
            case .changes(let after, let through, let position): [1, after, through, position]
            case .settled(let sequence): [2, sequence, 0, 0]
            }
        return OpaqueToken.seal(
            ["delta"] + numbers.map(String.init) + [String(issuedAt.seconds), String(epoch), String(emptyPages)]
                + [selection.map { "+\($0)" } ?? "-"] + ids.map(\.description))
    }

    init(phase: Phase, selection: String?, ids: [ObjectID], issuedAt: Timestamp, epoch: Int) {
        self.phase = phase
        self.selection = selection
        self.ids = ids
        self.issuedAt = issuedAt
        self.epoch = epoch
    }

    /// Nil if the token was not made here.
    init?(_ text: String) {
        guard let fields = OpaqueToken.open(text), fields.count >= 9, fields[0] == "delta" else { return nil }
        let numbers = fields[1...7].compactMap { Int($0) }
        guard numbers.count == 7, OpaqueToken.isPlausible(numbers) else { return nil }
        switch numbers[0] {
        case 0: phase = .full(position: numbers[1], since: numbers[2])
        case 1: phase = .changes(after: numbers[1], through: numbers[2], position: numbers[3])
        case 2: phase = .settled(at: numbers[1])
        default: return nil
        }
        issuedAt = Timestamp(seconds: numbers[4])
        epoch = numbers[5]
        emptyPages = numbers[6]
        selection = fields[8].hasPrefix("+") ? String(fields[8].dropFirst()) : nil
        ids = fields[9...].compactMap { ObjectID($0) }
    }

    func isExpired(now: Timestamp, epoch: Int) -> Bool {
        self.epoch < epoch || now.seconds - issuedAt.seconds > Self.lifetime
    }
}

/// How delta rounds behave beyond what the documentation promises; switched by the control API.
public struct DeltaHabits: Sendable, Hashable {
    /// Objects on a page; about 200 on the real service.
    public var pageSize = 200
    /// Puts this many empty pages with a nextLink before each page.
    public var emptyPages = 0
    /// Shows every n-th object a second time on the following page.
    public var repeatsEvery: Int?
    /// Leaves out unchanged properties of changed objects even without `Prefer: return=minimal`.
    public var isSparse = false
    /// Shows tombstones of deleted objects in the first round too.
    public var showsOldTombstones = false
    /// How many `members@delta` entries one group shows on one page before it is split.
    public var membersPerPage = 200

    public init() {}
}

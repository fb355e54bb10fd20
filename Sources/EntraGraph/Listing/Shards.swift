/// How everybody is divided into lists of about the same length, judged by a sample: by the beginnings of their user
/// principal names. Whoever begins otherwise belongs to the remainder.
struct Shards: Hashable, Sendable {
    /// The beginnings of each shard, the heaviest shard first. No beginning is part of another.
    let shards: [[String]]

    /// The beginnings of all.
    var beginnings: [String] { shards.flatMap(\.self) }

    /// More alternatives are refused in one `$filter`.
    ///
    /// Source: <https://learn.microsoft.com/graph/filter-query-parameter>
    private static let mostAlternatives = 15

    /// - Parameters:
    ///   - names: user principal names of some people.
    ///   - limit: the most shards.
    ///   - fits: whether a request can name so many beginnings at once.
    init(sample names: [String], limit: Int, fits: ([String]) -> Bool) {
        var weights = BeginningWeights(names)
        weights.split(above: 2 * weights.total / max(1, limit))
        var beginnings = weights.heaviestFirst
        while !beginnings.isEmpty, !fits(beginnings.map(\.text)) { beginnings.removeLast() }
        shards = Self.pack(beginnings, into: limit)
    }

    /// Puts each beginning where the least is.
    private static func pack(_ beginnings: [BeginningWeights.Beginning], into limit: Int) -> [[String]] {
        var shards = Array(repeating: (weight: 0, beginnings: [String]()), count: min(limit, beginnings.count))
        for beginning in beginnings {
            let open = shards.indices.filter { shards[$0].beginnings.count < mostAlternatives }
            guard let lightest = open.min(by: { shards[$0].weight < shards[$1].weight }) else { break }
            shards[lightest].weight += beginning.weight
            shards[lightest].beginnings.append(beginning.text)
        }
        return shards.sorted { $0.weight > $1.weight }.map(\.beginnings)
    }
}

/// How many people of a sample have which beginning. Beginnings consist of ASCII letters, digits, `.`, `-` and `_`, in
/// lower case; what begins otherwise is not counted.
private struct BeginningWeights {
    struct Beginning: Hashable {
        let text: String
        let weight: Int
    }

    private let names: [String]
    private var weights: [String: Int]

    private static let longest = 8

    /// Every letter counts a little, seen or not: the sample may be the first page of an alphabetical list.
    init(_ names: [String]) {
        self.names = names.map { $0.lowercased() }
        weights = "abcdefghijklmnopqrstuvwxyz".reduce(into: [:]) { $0[String($1)] = 1 }
        weights.merge(children(of: "")) { $0 + $1 }
    }

    var total: Int { weights.values.reduce(0, +) }

    var heaviestFirst: [Beginning] {
        weights.map { Beginning(text: $0.key, weight: $0.value) }
            .sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }
    }

    /// Replaces each beginning with more weight by the longer ones that the sample knows.
    mutating func split(above most: Int) {
        while let heavy = heaviestFirst.first(where: { $0.weight > most && $0.text.utf8.count < Self.longest }) {
            let children = children(of: heavy.text)
            guard !children.isEmpty else { return }
            weights[heavy.text] = nil
            weights.merge(children) { $0 + $1 }
        }
    }

    private func children(of beginning: String) -> [String: Int] {
        let length = beginning.utf8.count
        return names.reduce(into: [:]) { children, name in
            let text = name.utf8.prefix(length + 1)
            guard text.count > length, text.starts(with: beginning.utf8), let last = text.last, Self.isPlain(last)
            else { return }
            children[beginning + String(Unicode.Scalar(last)), default: 0] += 1
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

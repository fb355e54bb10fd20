import Foundation

/// A tenant of a scripted server: people with the given user principal names, listed as Graph lists them.
struct ScriptedTenant: Sendable {
    private let names: [String]
    private let keys: [[UInt8]]
    let pageSize = 400

    /// People whose names begin with every letter and digit, and with what no shard is made for.
    init(people: Int) {
        let beginnings = "abcdefghijklmnopqrstuvwxyz0123456789ABCüÜéя#'_!".map(String.init)
        names = (0..<people).map { "\(beginnings[$0 % beginnings.count])person\($0)@fabrikam.example" }
        keys = names.map { Array($0.lowercased().utf8) }
    }

    static func id(_ number: Int) -> String { "aaaaaaaa-0000-4000-8000-\(100_000_000_000 + number)" }

    var ids: Set<String> { Set(names.indices.map(Self.id)) }

    /// Answers a request for `/users`, or for a page that follows.
    func page(_ request: ScriptedRequest, _ host: String) -> ScriptedReply {
        let listed = listed(by: request.query["$filter"])
        let start = request.skipped
        let end = min(start + pageSize, listed.count)
        let next = end < listed.count ? "https://\(host)\(request.firstTarget)&$skiptoken=\(end)" : nil
        let people = listed[min(start, end)..<end].map {
            #"{"id":"\#(Self.id($0))","userPrincipalName":"\#(names[$0])"}"#
        }
        let link = next.map { #""@odata.nextLink":"\#($0)","# } ?? ""
        return .json(#"{\#(link)"value":[\#(people.joined(separator: ","))]}"#)
    }

    private func listed(by filter: String?) -> [Int] {
        guard let filter else { return Array(names.indices) }
        let beginnings = filter.beginnings.map { Array($0.utf8) }
        return names.indices.filter { index in
            beginnings.contains { keys[index].starts(with: $0) } != filter.isRemainder
        }
    }
}

extension String {
    /// The literals of a `$filter`.
    var beginnings: [String] {
        components(separatedBy: "'").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }
    /// Whether a `$filter` is that of the people whom no shard lists.
    var isRemainder: Bool { hasPrefix("not(") }
}

extension ScriptedRequest {
    var skipped: Int { query["$skiptoken"].flatMap(Int.init) ?? 0 }
    var isFirstPage: Bool { skipped == 0 }
    /// The target of the list's first page.
    var firstTarget: String { target.components(separatedBy: "&$skiptoken=")[0] }
    var isOfShard: Bool { query["$filter"].map { !$0.isRemainder } ?? false }
    var isOfRemainder: Bool { query["$filter"]?.isRemainder ?? false }
    /// Whether it begins a list of everybody.
    var isOfEverybody: Bool { query["$filter"] == nil }
}

import DirectoryCore
import Foundation
import TestSupport
import Testing

@testable import EntraGraph
@testable import enum EntraSimulator.Filter
@testable import struct EntraSimulator.FilterParser
@testable import struct EntraSimulator.Query
@testable import struct EntraSimulator.Schema
@testable import enum EntraSimulator.SearchExpression

/// What somebody types into the search box stays a text, whatever it is made of (T-10). What the requests mean is judged
/// by the simulator's own parsers, which share no code with the client.
@Suite("Text in questions to Graph")
struct ODataTextTests {
    /// Ten million are the aim of the threat model; these are a hundredth of it.
    private static let count = 25_000

    @Test(
        "Of 100,000 texts, told from four seeds, none changes the shape of the question that it is put into",
        arguments: 1...4 as ClosedRange<UInt64>)
    func shapes(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for number in 0..<Self.count {
            let text = Self.text(using: &random)
            let words = PeopleQuery.words(of: text)
            guard !words.isEmpty else { continue }
            guard Self.isFaithful(words) else {
                Issue.record("\(number): \(text.debugDescription)")
                return
            }
        }
    }

    @Test(
        "A quote is a quote, whatever mark combines with it",
        arguments: [
            "'", "\"", "\\", "'\u{301}", "\"\u{301}", "\\\u{301}", "'\u{200D}", "\u{301}", "'\u{FE0F}x", "\\\"\u{20DD}",
        ])
    func combining(_ quote: String) {
        #expect(Self.isFaithful("x\(quote) or true"))
        #expect(Self.isFaithful(quote))
    }

    /// Whether both forms of the search ask for people whose properties begin with exactly this text, and for nothing
    /// else.
    private static func isFaithful(_ words: String) -> Bool {
        let link = GraphLink(
            host: "graph.microsoft.com", path: "/users",
            query: [.search(PeopleQuery.search(words)), .filter(PeopleQuery.startsWith(words)), .top(20)])
        guard let mark = link.url.firstIndex(of: "?"), !link.url.contains("#"),
            link.url.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return false }
        let query = Query(link.url[link.url.index(after: mark)...])
        guard query.items.map(\.name) == ["$search", "$filter", "$top"], query["$top"] == "20",
            let search = query["$search"], let filter = query["$filter"]
        else { return false }
        return terms(of: search) == ["displayName", "userPrincipalName", "mail"].map { [$0, words].map(\.bytes) }
            && clauses(of: filter)
                == ["displayName", "givenName", "surname", "userPrincipalName", "mail"].map {
                    [$0, words].map(\.bytes)
                }
    }

    /// Property and text of each alternative of a `$search`; nil when it is anything else.
    private static func terms(of search: String) -> [[[UInt8]]]? {
        guard case .or(let parts)? = try? SearchExpression(search, schema: .user) else { return nil }
        let terms = parts.compactMap { part -> [[UInt8]]? in
            guard case .and(let terms) = part, terms.count == 1, case .term(let property, let text) = terms[0] else {
                return nil
            }
            return [property.rawValue, text].map(\.bytes)
        }
        return terms.count == parts.count ? terms : nil
    }

    /// Property and text of each alternative of a `$filter`; nil when it is anything else.
    private static func clauses(of filter: String) -> [[[UInt8]]]? {
        guard case .or(let parts)? = try? FilterParser.parse(filter, schema: .user) else { return nil }
        let clauses = parts.compactMap { part -> [[UInt8]]? in
            guard case .starts(let property, let text) = part else { return nil }
            return [property.rawValue, text].map(\.bytes)
        }
        return clauses.count == parts.count ? clauses : nil
    }

    private static let fragments = [
        "'", "''", "\"", "\\", "\\\"", "\\\\", "(", ")", ",", ":", " ", "  ", "\t", "\n", "\r\n", " or ", " and ",
        " OR \"mail:", "') or (startsWith(mail,'", "' eq '", " AND ", "not ", "true", "null", "%27", "%22", "%2527",
        "%",
        "&", "&$top=999", "#", "?", "/", ";", "+", "=", "$filter=", "{", "}", "[", "*", "~", "\u{0}", "\u{7}", "\u{7F}",
        "\u{301}", "\u{20DD}", "\u{200D}", "\u{FE0F}", "\u{202E}", "\u{FEFF}", "’", "＇", "＂", "ʼ", "\u{2028}", "é", "ß",
        "山", "نور", "\u{1F469}\u{200D}\u{1F4BB}", "\u{E0027}", "\u{10FFFF}", "a", "Ana", "O'Brien", "x@y.example",
    ]

    private static func text(using random: inout SeededRandom) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...9, using: &random) {
            if Int.random(in: 0..<8, using: &random) == 0 {
                Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)).map { text.append($0) }
            } else {
                text.append(contentsOf: (fragments.randomElement(using: &random) ?? "").unicodeScalars)
            }
        }
        return String(text)
    }
}

extension String {
    /// What is compared: two texts that only look alike are two.
    fileprivate var bytes: [UInt8] { Array(utf8) }
}

import DirectoryCore
import DirectoryPorts
import GRDB

/// How a search finds its users.
enum SearchWay: Equatable {
    /// Nothing is searched for.
    case everybody
    /// Along the order of the list, looking at each.
    case walk(Walk)
    /// From those whom the index of neighboring characters suspects, who are few.
    case candidates(match: String)

    enum Walk: Equatable {
        /// Few enough to look at all of them.
        case whole
        /// A page fills soon, because many match; how many is not known. Should it not, because they stand close
        /// together elsewhere, there is the question to the index of neighboring characters, if it can be asked.
        case sampled(match: String?)
    }

    /// Up to how many users a search looks at one by one.
    static let fewUsers = 2_000
    /// From how many candidates on walking is quicker than sorting them.
    static let manyCandidates = 5_000
}

extension Database {
    /// The quickest way to those who match a text.
    func way(to text: String?, in organization: OrganizationID) throws -> SearchWay {
        guard let text = text?.foldedForSearch, !text.isEmpty, text.isSearchable else { return .everybody }
        guard try livingUsers(.all, in: organization) > SearchWay.fewUsers else { return .walk(.whole) }
        guard let match = try match(for: text, in: organization) else { return .walk(.sampled(match: nil)) }
        let candidates = try Int.fetchOne(
            self,
            sql: """
                SELECT count(*) FROM (
                    SELECT 1 FROM userSearch WHERE userSearch MATCH ? LIMIT \(SearchWay.manyCandidates + 1))
                """, arguments: [match])
        return (candidates ?? 0) > SearchWay.manyCandidates ? .walk(.sampled(match: match)) : .candidates(match: match)
    }

    /// The question to the index of neighboring characters.
    ///
    /// - Returns: nil for a text of one or two characters that many users have.
    private func match(for text: String, in organization: OrganizationID) throws -> String? {
        let scalars = Array(text.unicodeScalars)
        if scalars.count >= 3 {
            let trigrams = (0...(scalars.count - 3)).map { String(String.UnicodeScalarView(scalars[$0..<$0 + 3])) }
            return Set(trigrams).sorted().map(\.quoted).joined(separator: " AND ")
        }
        guard try !isFrequent(text, in: organization) else { return nil }
        let terms = try String.fetchAll(
            self, sql: "SELECT term FROM userSearchTerm WHERE term >= ? AND term < ?",
            arguments: [text, text + "\u{10FFFF}"])
        return terms.isEmpty ? "\"\u{10FFFF}\u{10FFFF}\u{10FFFF}\"" : terms.map(\.quoted).joined(separator: " OR ")
    }

    /// Whether one in a hundred of the first users by name has the text.
    private func isFrequent(_ text: String, in organization: OrganizationID) throws -> Bool {
        let living = UserFilter.living(in: organization)
        let found = try Int.fetchOne(
            self,
            sql: """
                SELECT count(*) FROM (
                    SELECT searchText FROM user INDEXED BY user_name WHERE \(living.sql) ORDER BY sortName, id
                    LIMIT \(SearchWay.fewUsers))
                WHERE instr(searchText, ?) > 0
                """, arguments: living.arguments + [text])
        return (found ?? 0) * 100 > SearchWay.fewUsers
    }
}

extension String {
    /// A string of FTS5. Source: <https://sqlite.org/fts5.html#fts5_strings>
    fileprivate var quoted: String { "\"" + replacing("\"", with: "\"\"") + "\"" }

    /// No value holds a control character (R6).
    var isSearchable: Bool { !unicodeScalars.contains { $0.value < 0x20 } }
}

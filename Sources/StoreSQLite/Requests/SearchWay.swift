import DirectoryCore
import DirectoryPorts
import GRDB

/// How a search finds its users.
enum SearchWay: Equatable {
    /// Nothing is searched for.
    case everybody
    /// Along the order of the list, looking at each.
    case walk(Walk)
    /// From those whom the index of neighboring characters suspects.
    case candidates(Candidates)
    /// By name: along the names that begin like what is searched for, where many who match stand together, with the
    /// few candidates whose names begin otherwise.
    case beginnings(Beginnings)

    enum Walk: Equatable {
        /// Few enough to look at all of them.
        case whole
        /// A page fills soon, because many match; how many is not known. Should it not, because they stand close
        /// together elsewhere, there is the question to the index of neighboring characters, if it can be asked.
        case sampled(match: String?)
    }

    enum Candidates: Equatable {
        /// The places of all of them, who are few: an array in JSON, as the database gives and takes it.
        case few(places: String)
        /// The question that tells them.
        case many(match: String)
    }

    struct Beginnings: Equatable {
        /// Two characters.
        let text: String
        /// The places of the candidates whose names begin otherwise: an array in JSON.
        let others: String
    }

    /// Up to how many users a search looks at one by one.
    static let fewUsers = 2_000
    /// Of how many it is asked whether a short text is frequent.
    static let sampledUsers = 500
    /// From how many candidates on walking is quicker than sorting them.
    static let manyCandidates = 5_000
}

extension Database {
    /// The quickest way to those who match.
    func way(to query: UserQuery, in organization: OrganizationID) throws -> SearchWay {
        let search = UserSearch(query)
        guard !search.isEmpty, search.isPossible else { return .everybody }
        guard try livingUsers(.all, in: organization) > SearchWay.fewUsers else { return .walk(.whole) }
        guard let match = try match(for: search, in: organization) else { return .walk(.sampled(match: nil)) }
        if let few = try fewCandidates(match) { return .candidates(.few(places: few)) }
        if query.followsNames, let text = search.beginning {
            let elsewhere = "(\(match)) NOT \(text.asBeginning.quoted)"
            if let others = try fewCandidates(elsewhere) { return .beginnings(.init(text: text, others: others)) }
        }
        return .walk(.sampled(match: match))
    }

    /// - Returns: their places as an array in JSON; nil when they are many.
    private func fewCandidates(_ match: String) throws -> String? {
        try String.fetchOne(
            self,
            sql: """
                SELECT iif(count(*) > \(SearchWay.manyCandidates), NULL, json_group_array(rowid)) FROM (
                    SELECT rowid FROM userSearch WHERE userSearch MATCH ? LIMIT \(SearchWay.manyCandidates + 1))
                """, arguments: [match])
    }

    /// The question to the index of neighboring characters.
    ///
    /// - Returns: nil for nothing but texts of one or two characters that many users have.
    private func match(for search: UserSearch, in organization: OrganizationID) throws -> String? {
        let trigrams = Set(search.terms.flatMap(\.trigrams))
        guard trigrams.isEmpty else {
            return try telling(trigrams, in: organization).sorted().map(\.quoted).joined(separator: " AND ")
        }
        let rare = try search.terms.map(\.text).filter { try !isFrequent($0, in: organization) }
        return rare.isEmpty ? nil : try rare.map(anyTrigram).joined(separator: " AND ")
    }

    /// Without those that half of the users have: to find that out again costs more than it tells. All of them when
    /// none is left.
    private func telling(_ trigrams: Set<String>, in organization: OrganizationID) throws -> Set<String> {
        let living = UserFilter.living(in: organization)
        let some = try String.fetchAll(
            self,
            sql: "SELECT searchText FROM user INDEXED BY user_added WHERE \(living.sql) ORDER BY ordinal LIMIT 100",
            arguments: living.arguments)
        let rare = trigrams.filter { trigram in
            2 * some.count { $0.utf8.contains(trigram.utf8) } < some.count
        }
        return rare.isEmpty ? trigrams : rare
    }

    /// The question for one or two characters.
    private func anyTrigram(beginningWith text: String) throws -> String {
        let terms = try String.fetchAll(
            self, sql: "SELECT term FROM userSearchTerm WHERE term >= ? AND term < ?",
            arguments: [text, text + "\u{10FFFF}"])
        let nothing = "\u{10FFFF}\u{10FFFF}\u{10FFFF}"
        return "(\((terms.isEmpty ? [nothing] : terms).map(\.quoted).joined(separator: " OR ")))"
    }

    /// Whether one in a hundred of the first users by name has the text.
    private func isFrequent(_ text: String, in organization: OrganizationID) throws -> Bool {
        let living = UserFilter.living(in: organization)
        let found = try Int.fetchOne(
            self,
            sql: """
                SELECT count(*) FROM (
                    SELECT searchText FROM user INDEXED BY user_name WHERE \(living.sql) ORDER BY sortName, id
                    LIMIT \(SearchWay.sampledUsers))
                WHERE instr(searchText, ?) > 0
                """, arguments: living.arguments + [text])
        return (found ?? 0) * 100 > SearchWay.sampledUsers
    }
}

extension UserSearch {
    /// Two characters with which names may begin that match.
    fileprivate var beginning: String? {
        let term = terms.first { ($0.column ?? .name) == .name && $0.text.unicodeScalars.count >= 2 }
        return term.map { String(String.UnicodeScalarView($0.text.unicodeScalars.prefix(2))) }
    }
}

extension UserSearch.Term {
    /// Pieces of three characters that together make the text; those in between would only cost time. None for a
    /// shorter text.
    fileprivate var trigrams: [String] {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count >= 3 else { return [] }
        let last = scalars.count - 3
        return (Array(stride(from: 0, to: last, by: 3)) + [last])
            .map { String(String.UnicodeScalarView(scalars[$0..<$0 + 3])) }
    }
}

extension UserQuery {
    /// Whether the list is read along the index of all names.
    fileprivate var followsNames: Bool { index == "user_name" && (standing == nil || standing == .synchronized) }
}

extension String {
    /// A string of FTS5. Source: <https://sqlite.org/fts5.html#fts5_strings>
    fileprivate var quoted: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}

import DirectoryPorts
import GRDB

/// What a list is searched for: parts of values, all of which a user must have.
struct UserSearch: Equatable {
    let terms: [Term]

    struct Term: Equatable {
        /// Folded, never empty.
        let text: String
        /// Where it has to stand; nil for anywhere.
        let column: UserQuery.Column?
    }

    init(_ query: UserQuery) {
        let columns = UserQuery.Column.allCases.map { (query.columns[$0], Optional($0)) }
        terms = ([(query.text, nil)] + columns).compactMap { text, column in
            guard let text, !text.isEmpty else { return nil }
            return Term(text: text.foldedForSearch, column: column)
        }
    }

    var isEmpty: Bool { terms.isEmpty }

    /// Whether anybody can match. No value holds a control character (R6). Within the search text they separate
    /// values, and NUL would end a parameter.
    var isPossible: Bool { terms.allSatisfy { $0.text.unicodeScalars.allSatisfy { $0.value >= 0x20 } } }
}

extension UserSearch.Term {
    /// `instr` knows no wildcards.
    fileprivate var condition: UserFilter {
        UserFilter(sql: "instr(\(place), ?) > 0", arguments: [text])
    }

    /// The part of the search text in which the term has to stand: see `Profile.searchText`.
    private var place: String {
        let afterName = "substr(searchText, instr(searchText, char(10)) + 1)"
        return switch column {
        case nil: "searchText"
        case .name: "substr(searchText, 1, instr(searchText, char(10)))"
        case .username: "substr(\(afterName), 1, instr(\(afterName), char(10)))"
        case .email: "substr(\(afterName), instr(\(afterName), char(10)) + 1)"
        }
    }
}

extension UserFilter {
    /// Whoever has everything that is searched for.
    func matching(_ search: UserSearch) -> UserFilter {
        guard search.isPossible else { return matchingNobody }
        return search.terms.reduce(self) { $0.and($1.condition) }
    }

    /// Whose name, username or email contains the text.
    func matching(_ text: String) -> UserFilter { matching(UserSearch(UserQuery(text: text))) }
}

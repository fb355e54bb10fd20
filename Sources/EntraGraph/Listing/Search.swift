package import DirectoryCore

extension GraphDirectory {
    /// Finds people by the words of their name and the beginning of their addresses. Blank text finds anybody.
    ///
    /// Tenants without advanced queries, such as Azure AD B2C, refuse `$search`; they are asked by `startsWith`.
    ///
    /// Sources: <https://learn.microsoft.com/graph/search-query-parameter>,
    /// <https://learn.microsoft.com/graph/aad-advanced-queries>
    package func search(_ text: String, limit: Int) async throws(Problem) -> [DirectoryUser] {
        let limit = min(max(1, limit), 999)
        let words = PeopleQuery.words(of: text)
        guard !words.isEmpty else { return try await sample(limit) }
        do throws(Problem) {
            return try await firstPeople(
                limit, .search(PeopleQuery.search(words)), .inAdvancedQueries(selection), isEventual: true)
        } catch  where error.trace?.status == 400 {
            return try await firstPeople(limit, .filter(PeopleQuery.startsWith(words)), .inFull(selection))
        } catch {
            throw error
        }
    }

    /// Reads the beginning of the listing.
    package func sample(_ limit: Int) async throws(Problem) -> [DirectoryUser] {
        try await firstPeople(min(max(1, limit), 999), nil, .inFull(selection))
    }

    private func firstPeople(
        _ limit: Int, _ condition: GraphQuery?, _ asked: AskedProperties, isEventual: Bool = false
    ) async throws(Problem) -> [DirectoryUser] {
        let query = [condition].compactMap(\.self) + asked.options + [.top(limit)]
        let first = GraphLink(host: endpoint.host, path: "/users", query: query)
        var conversation = Conversation(with: endpoint)
        var walk = PageWalk(host: endpoint.host, limit: endpoint.wire.limits.pages, from: first)
        var link: GraphLink? = first
        var people: [DirectoryUser] = []
        while let current = link, people.count < limit {
            let page = try await conversation.page(.get(current, isEventual: isEventual), asked)
            link = try walk.follow(page.nextLink)
            people += endpoint.people(of: page)
        }
        return Array(people.prefix(limit))
    }
}

/// Questions with a text of a person in them. The text is always a literal: it can end neither string nor clause.
enum PeopleQuery {
    /// The text with one blank between its words.
    static func words(of text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static func search(_ text: String) -> String {
        let phrase = ODataLiteral.phrase(text)
        return ["displayName", "userPrincipalName", "mail"]
            .map { "\"\($0):\(phrase)\"" }
            .joined(separator: " OR ")
    }

    static func startsWith(_ text: String) -> String {
        let literal = ODataLiteral.text(text)
        return ["displayName", "givenName", "surname", "userPrincipalName", "mail"]
            .map { "startsWith(\($0),\(literal))" }
            .joined(separator: " or ")
    }

    /// At most 15: more are refused.
    static func among(_ people: some Sequence<DirectoryObjectID>) -> String {
        "id in (\(people.map { "'\($0)'" }.joined(separator: ",")))"
    }
}

import ArgumentParser
import DirectoryCore

/// Which imported users a synchronization is about.
struct UserOptions: ParsableArguments {
    @Option(name: .customLong("user"), help: "The id of a user, as `users list` shows it. Repeat it for several.")
    var users: [String] = []

    @Option(help: "Everybody whose name, username or email contains this text.")
    var match: String?

    @Flag(help: "Everybody imported from the connected tenant.")
    var all = false

    func validate() throws {
        _ = try selection()
    }

    func selection() throws -> Selection {
        switch (users.isEmpty, match, all) {
        case (false, nil, false):
            return .users(
                try users.map { text in
                    guard let id = UserID(text) else { throw ValidationError("--user: \"\(text)\" is no user id.") }
                    return id
                })
        case (true, let text?, false):
            guard !text.trimmingWhitespace.isEmpty else { throw ValidationError("--match: the text is empty.") }
            return .matching(text)
        case (true, nil, true): return .everyone
        default: throw ValidationError("Say who: --user ID (repeatable), --match TEXT, or --all; one of the three.")
        }
    }
}

/// Which people of the tenant an import is about.
struct PersonOptions: ParsableArguments {
    @Option(
        name: .customLong("person"),
        help: "The object id of a person, as `directory search` shows it. Repeat it for several.")
    var people: [String] = []

    @Option(help: "Everybody that a search of the tenant finds for this text.")
    var match: String?

    @Flag(help: "Everybody in the tenant.")
    var all = false

    func validate() throws {
        _ = try selection()
    }

    func selection() throws -> ImportSelection {
        switch (people.isEmpty, match, all) {
        case (false, nil, false):
            return .people(
                try people.map { text in
                    guard let id = DirectoryObjectID(text) else {
                        throw ValidationError("--person: \"\(text)\" is no object id.")
                    }
                    return id
                })
        case (true, let text?, false):
            guard !text.trimmingWhitespace.isEmpty else { throw ValidationError("--match: the text is empty.") }
            return .matching(text)
        case (true, nil, true): return .everyone
        default: throw ValidationError("Say who: --person ID (repeatable), --match TEXT, or --all; one of the three.")
        }
    }
}

/// Which part of a long list to show.
struct ListOptions: ParsableArguments {
    @Option(help: "Rows at most, 1 to 1,000.")
    var limit = 50

    @Option(help: "Which page of that many rows, from 1.")
    var page = 1

    func validate() throws {
        guard (1...1_000).contains(limit) else { throw ValidationError("--limit: from 1 to 1000.") }
        guard page >= 1 else { throw ValidationError("--page: from 1.") }
    }
}

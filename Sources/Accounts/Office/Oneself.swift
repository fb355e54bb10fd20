package import DirectoryCore
package import DirectoryPorts

extension AccountOffice {
    package func rename(
        _ person: SignedInPerson, name: String, email: String, by requester: Requester
    ) async throws(Problem) -> Account {
        let before = try await current(person)
        var account = before
        account.name = try PlainName.read(name, field: "name")
        account.email = try PlainName.readEmail(email)
        if account.email != before.email { try requireProof(of: person) }
        guard account != before else { return before }
        let topics: [(AuditTopic, String, String)] = [
            (.name, before.name, account.name), (.email, before.email, account.email),
        ]
        let changes =
            topics
            .filter { $0.1 != $0.2 }.map { AuditDraft.Change($0.0, before: $0.1, after: $0.2) }
        return try await save(account, .accountChanged, changes, by: requester)
    }

    package func changePassword(
        of person: SignedInPerson, to password: Secret, by requester: Requester
    ) async throws(Problem) {
        var account = try await current(person)
        try requireProof(of: person)
        let organizations = try await places(of: account.id).map(\.organization.name)
        account.password = try await newPassword(password, for: account, in: organizations)
        _ = try await save(account, ending: .allBut(person.session.id), .passwordChanged, by: requester)
    }

    package func unlinkEntra(of person: SignedInPerson, by requester: Requester) async throws(Problem) {
        var account = try await current(person)
        try requireProof(of: person)
        guard account.entraIdentity != nil else { return }
        guard account.password != nil else {
            throw .invalid("password", "Without a password nobody could sign in to this account any more.")
        }
        account.entraIdentity = nil
        _ = try await save(account, ending: .allBut(person.session.id), .entraUnlinked, by: requester)
    }

    package func sessions(of person: SignedInPerson) async throws(Problem) -> [Session] {
        let now = world.now()
        return try await store.sessions(of: person.account.id).filter { $0.isLive(at: now) }
    }

    package func end(
        _ sessions: EndedSessions, of person: SignedInPerson, by requester: Requester
    ) async throws(Problem) {
        guard sessions != .none else { return }
        let draft = requester.did(
            .sessionEnded, to: person.account.id.description, named: person.account.name,
            [AuditDraft.Change(.sessions, before: sessions.words.description)])
        try await store.end(
            sessions, of: person.account.id, noting: AuditNote(draft, in: .server), at: world.now())
    }

    /// - Throws: `proof-needed` when it is more than a quarter of an hour ago that they proved who they are.
    func requireProof(of person: SignedInPerson) throws(Problem) {
        guard SessionLife.isFresh(proof: person.session.provenAt, at: world.now()) else { throw .proofNeeded }
    }

    /// Stores an account, with an entry in the server's book.
    func save(
        _ account: Account, ending: EndedSessions = .none, _ deed: Deed, _ changes: [AuditDraft.Change] = [],
        by requester: Requester
    ) async throws(Problem) -> Account {
        let draft = requester.did(deed, to: account.id.description, named: account.name, changes)
        return try await store.save(account, ending: ending, noting: AuditNote(draft, in: .server), at: world.now())
    }
}

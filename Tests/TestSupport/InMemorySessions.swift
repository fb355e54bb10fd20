import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryServer {
    mutating func add(_ session: Session) throws(Problem) {
        guard isActive(session.account) else { throw .signInFailed }
        sessions[session.id] = session
    }

    /// Stores an account as signing in left it.
    mutating func saveIfChanged(_ account: Account?) throws(Problem) {
        guard let account else { return }
        _ = try save(account, ending: .none)
    }

    func sessions(of account: AccountID) -> [Session] {
        sessions.values.filter { $0.account == account }
            .sorted { ($0.lastSeenAt, $0.id) > ($1.lastSeenAt, $1.id) }
    }

    mutating func touch(_ session: SessionID, at date: Date) {
        guard let stored = sessions[session], date.timeIntervalSince(stored.lastSeenAt) >= 60 else { return }
        sessions[session]?.lastSeenAt = date
    }

    mutating func replace(_ old: SessionID, by new: Session) throws(Problem) {
        guard sessions[old]?.account == new.account else { throw .signInNeeded }
        sessions[old] = nil
        try add(new)
    }

    mutating func end(_ ended: EndedSessions, of account: AccountID) {
        sessions = sessions.filter { id, session in
            guard session.account == account else { return true }
            return switch ended {
            case .none: true
            case .one(let gone): id != gone
            case .allBut(let kept): id == kept
            case .all: false
            }
        }
    }

    mutating func sweep(at date: Date) {
        sessions = sessions.filter { $0.value.isLive(at: date) }
        let working = invitations.filter { works($0.value, at: date) }
        invitations = working
        attempts = attempts.filter { !$0.value.isForgotten(at: date) }
    }

    // MARK: Tokens

    mutating func add(_ token: APIToken) throws(Problem) {
        guard membership(of: token.createdBy, in: token.organization) != nil else {
            throw .notFound("There is no member here.")
        }
        tokens[token.id] = token
    }

    func token(prefix: String) -> APIToken? {
        guard let token = tokens.values.first(where: { $0.prefix == prefix }), isActive(token.createdBy),
            let creator = membership(of: token.createdBy, in: token.organization)
        else { return nil }
        return token.limited(to: creator.role)
    }

    func tokens(of organization: OrganizationID) -> [APIToken] {
        tokens.values.filter { $0.organization == organization }
            .sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    }

    mutating func touch(_ token: APITokenID, at date: Date) {
        guard let stored = tokens[token] else { return }
        guard stored.lastUsedAt.map({ date.timeIntervalSince($0) >= 60 }) ?? true else { return }
        tokens[token]?.lastUsedAt = date
    }

    mutating func revoke(_ token: APITokenID, of organization: OrganizationID, at date: Date) throws(Problem) {
        guard let stored = tokens[token], stored.organization == organization else {
            throw .notFound("There is no token here.")
        }
        tokens[token]?.revokedAt = stored.revokedAt ?? date
    }
}

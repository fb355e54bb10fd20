package import DirectoryCore
package import DirectoryPorts

extension InMemoryOrganization {
    /// - Throws: `not-found` for a start that names nobody.
    func list(_ query: UserQuery) throws(Problem) -> UserPage {
        let found = matching(query)
        let rows: ArraySlice<User>
        switch query.start {
        case .page: rows = found.dropFirst(query.page.offset).prefix(query.page.size)
        case .after(let id):
            let anchor = try anchor(id)
            rows = found.drop { !query.order.areInOrder(anchor, $0, ordinals) }.prefix(query.page.size)
        case .before(let id):
            let anchor = try anchor(id)
            rows = found.prefix { query.order.areInOrder($0, anchor, ordinals) }.suffix(query.page.size)
        }
        let isCounted =
            query.text == nil && query.columns.isEmpty && query.standing == nil
            || found.count <= UserQuery.countedExactly
        return UserPage(
            rows: rows.map { row($0, query.view) }, total: isCounted ? found.count : UserQuery.countedExactly,
            precision: isCounted ? .exact : .atLeast, request: query.page)
    }

    /// In order.
    func matching(_ query: UserQuery) -> [User] {
        let users =
            switch query.view {
            case .all: living
            case .synchronizable(let connection): synchronizable(by: connection)
            }
        return users.filter { user in
            (query.text.map(user.profile.mentions) ?? true)
                && query.columns.allSatisfy { user.profile.mentions($1, in: $0) }
                && (query.standing.map { stands(user, $0) } ?? true)
                && (query.source.map { ($0 == .local) == (user.binding == nil) } ?? true)
        }.sorted { query.order.areInOrder($0, $1, ordinals) }
    }

    private func anchor(_ id: UserID) throws(Problem) -> User {
        guard let user = users[id] else { throw .notFound("There is no user \(id) where the page begins here.") }
        return user
    }

    private func stands(_ user: User, _ standing: UserQuery.Standing) -> Bool {
        let isDuplicate = !conflicts(of: user.id).isEmpty
        return switch standing {
        case .attention: isDuplicate || user.missingSince != nil
        case .synchronized:
            user.binding != nil && user.status == .active && !user.isHeld && !user.isOutOfScope
                && user.missingSince == nil && user.lastSynchronized != nil && !isDuplicate
        case .duplicate: isDuplicate
        case .held: user.isHeld
        case .missing: user.missingSince != nil
        case .outOfScope: user.isOutOfScope
        case .deactivated: if case .deactivated = user.status { true } else { false }
        case .never: user.lastSynchronized == nil
        }
    }
}

extension UserQuery.Order {
    fileprivate func areInOrder(_ left: User, _ right: User, _ ordinals: [UserID: Int]) -> Bool {
        func name(_ user: User) -> (ExactText, UserID) {
            (ExactText(user.profile.name.foldedForSearch), user.id)
        }
        func username(_ user: User) -> ExactText {
            ExactText(UsernameKey(user.profile.username)?.description ?? "")
        }
        func email(_ user: User) -> (ExactText, Int) {
            let key = user.profile.email.flatMap { try? EmailAddress($0) }?.key.description
            return (ExactText(key ?? ""), ordinals[user.id] ?? 0)
        }
        return switch self {
        case .name: name(left) < name(right)
        case .nameDescending: name(left) > name(right)
        case .username: username(left) < username(right)
        case .usernameDescending: username(right) < username(left)
        case .email: email(left) < email(right)
        case .emailDescending: email(left) > email(right)
        case .added: (ordinals[left.id] ?? 0) < (ordinals[right.id] ?? 0)
        case .addedDescending: (ordinals[left.id] ?? 0) > (ordinals[right.id] ?? 0)
        }
    }
}

// MARK: One user

extension InMemoryStore {
    package func userIDs(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> [UserID] {
        read(organization).matching(query).map(\.id)
    }

    package func listed(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> ListedUser? {
        let organization = read(organization)
        return organization.users[id].map { organization.row($0, .all) }
    }

    package func events(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [ChangeEvent] {
        Array(read(organization).events.reversed().filter { $0.user == user }.prefix(max(0, limit)))
    }

    package func decisions(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [RunDecision] {
        let runs = read(organization).runs.values.sorted { $0.run.id > $1.run.id }
        let decisions = runs.flatMap { run in
            run.rows.filter { $0.subject.user == user }.map { RunDecision(run: run.run.id, decision: $0) }
        }
        return Array(decisions.prefix(max(0, limit)))
    }
}

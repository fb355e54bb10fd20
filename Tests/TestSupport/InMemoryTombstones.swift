import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryOrganization {
    /// The latest first.
    var tombstones: [User] {
        users.values.filter(\.isTombstone).sorted { left, right in
            let (first, second) = (left.deletedAt ?? .distantPast, right.deletedAt ?? .distantPast)
            return first == second ? left.id < right.id : first > second
        }
    }

    func tombstones(_ ids: [UserID], by connection: Connection) throws(Problem) -> [User] {
        let found = tombstones.filter { ids.contains($0.id) && ($0.binding?.belongs(to: connection) ?? false) }
        if let unknown = ids.first(where: { id in !found.contains { $0.id == id } }) {
            throw .notFound("There is no deleted user \(unknown) here.")
        }
        return found.sortedByName
    }

    mutating func mark(_ ids: [UserID], _ mark: UserMark, at date: Date) throws(Problem) {
        if let unknown = ids.first(where: { users[$0]?.binding == nil }) {
            throw .notFound("There is no imported user \(unknown) here.")
        }
        for id in ids {
            guard let before = users[id] else { continue }
            var user = before
            switch mark {
            case .held: user.isHeld = true
            case .released: user.isHeld = false
            case .protected: user.isProtected = true
            case .unprotected: user.isProtected = false
            }
            guard user != before else { continue }
            user.revision += 1
            if mark == .held {
                user.lastSynchronized = lastSynchronized(before)
                tell(.userHeld, about: id, name: user.profile.name, at: date)
            }
            if mark == .released {
                seen.remove(id)
                tell(.userReleased, about: id, name: user.profile.name, at: date)
            }
            users[id] = user
        }
    }

    mutating func purge(at date: Date) -> Int {
        let old = tombstones.filter { user in
            user.deletedAt.map { $0 < date.addingTimeInterval(-User.tombstoneLife) } ?? false
        }
        let oldestFirst = old.sorted { ($0.deletedAt ?? date, $0.id) < ($1.deletedAt ?? date, $1.id) }
        for user in oldestFirst {
            users[user.id] = nil
            ordinals[user.id] = nil
            duplicates = duplicates.filter { $0.value.subject.user != user.id }
            tell(.userPurged, about: user.id, name: user.profile.name, at: date)
        }
        return old.count
    }
}

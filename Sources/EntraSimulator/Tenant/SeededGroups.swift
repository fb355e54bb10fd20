import OrderedCollections

/// The groups of a tenant at the start: security groups and Microsoft 365 groups, the first ones nested in each other.
struct SeededGroups {
    let cast: Cast
    let count: Int

    private static let names = [
        "All Staff", "Payroll", "Engineering", "Sales", "Support", "Board", "Works Council", "Canteen", "Parking",
        "Travel Booking", "Übersetzung", "研究開発", "المكتبة", "Research", "Legal", "Finance", "Logistics", "Fire Safety",
        "Choir", "Running Club",
    ]
    /// A group of the seed has at most so many people, however large the tenant.
    private static let largest = 5_000

    func fill(_ directory: inout Directory, now: Timestamp) {
        var inner: ObjectID?
        for number in 0..<count {
            var members = people(of: number)
            // Payroll contains All Staff, Engineering contains Payroll: a chain three deep.
            if (1...2).contains(number), let inner { members.append(inner) }
            let group = directory.createGroup(values(of: number), members: members, now: now)
            inner = group.id
        }
    }

    private func people(of number: Int) -> OrderedSet<ObjectID> {
        guard cast.count > 0 else { return [] }
        let hash = Mixing.bits(cast.seed ^ 0x6C0, UInt64(number))
        let size = min(cast.count, Self.largest, 1 + Int(hash % UInt64(max(4, cast.count / 4))))
        let start = Int((hash >> 20) % UInt64(cast.count))
        return OrderedSet((0..<size).map { cast.id(at: (start + $0 * cast.count / size) % cast.count) })
    }

    private func values(of number: Int) -> [Property: PropertyValue] {
        let round = number / Self.names.count
        let name = Self.names[number % Self.names.count] + (round == 0 ? "" : " \(round + 1)")
        let nickname = "group\(number + 1)"
        let isUnified = number % 4 == 3
        return [
            .displayName: .string(name),
            .description: .string("Everybody in \(name)"),
            .mailNickname: .string(nickname),
            .mailEnabled: .boolean(isUnified),
            .securityEnabled: .boolean(!isUnified),
            .groupTypes: .strings(isUnified ? ["Unified"] : []),
            .mail: PropertyValue(isUnified ? "\(nickname)@\(cast.domain)" : nil),
            .proxyAddresses: .strings(isUnified ? ["SMTP:\(nickname)@\(cast.domain)"] : []),
            .visibility: PropertyValue(isUnified ? "Private" : nil),
        ]
    }
}

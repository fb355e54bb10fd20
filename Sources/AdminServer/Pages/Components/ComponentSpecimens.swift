import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Made-up people and runs for the page that shows all components.
struct ComponentSpecimens {
    let users: [ListedUser]
    let runs: [Run]
    let problem = Problem(
        .storeUnavailable, cause: "The disk is full.", effect: "Nothing was changed.",
        advice: "Make room and try again.", field: "data-dir")

    init(_ visit: Visit) {
        let (organization, now) = (visit.organization.id, visit.viewing.now)
        let nobody = UUID(uuid: (0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 1))
        let binding = User.Binding(
            connection: ConnectionID(nobody), tenant: TenantID(nobody), object: DirectoryObjectID(nobody))
        func user(_ profile: Profile, _ change: (inout User) -> Void = { _ in }) -> User {
            var user = User(
                id: UserID(nobody), organization: organization, origin: .imported(binding), profile: profile,
                lastSynchronized: now, createdAt: now)
            change(&user)
            return user
        }
        func listed(_ user: User, _ duplicates: [AddressConflict] = []) -> ListedUser {
            ListedUser(user: user, duplicates: duplicates, isFromAnotherTenant: false)
        }
        let ana = Profile(
            username: "ana@contoso.example", firstName: "Ana", lastName: "Ruiz", email: "ana@contoso.example")
        let fatima = Profile(
            username: "a.rather.long.username.that.has.to.be.broken@subsidiary.contoso.example", firstName: "فاطمة",
            lastName: "الزهراء", email: "fatima@contoso.example")
        let conflict = AddressConflict(
            field: .email, wanted: "ANA@contoso.example",
            holder: .init(user: UserID(nobody), object: nil, name: "Front Desk", value: "ana@contoso.example"))
        users = [
            listed(user(ana)), listed(user(ana) { $0.isHeld = true }), listed(user(fatima), [conflict]),
            listed(user(ana) { $0.missingSince = now }), listed(user(ana) { $0.isOutOfScope = true }),
            listed(user(ana) { $0.status = .deactivated(.upstream) }),
            listed(user(ana) { ($0.isProtected, $0.lastSynchronized) = (true, nil) }),
        ]
        runs = (0..<12).reversed().map { number in
            Run(
                id: RunID(Int64(number + 1)), organization: organization, connection: ConnectionID(nobody),
                purpose: RunPurpose(.synchronizing(.everyone), then: .apply), state: .applied(Self.hash), actor: .page,
                startedAt: now.addingTimeInterval(Double(number - 12) * 86_400), endedAt: now,
                counts: OutcomeCounts([
                    .modified: 30 + number * 7 % 40, .deleted: number % 5, .duplicate: number % 3,
                    .imported: number * 13 % 60,
                ]))
        }
    }

    private static let hash = PlanHash(String(repeating: "a", count: 64))
}

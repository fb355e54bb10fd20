import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Rollcall

/// What happens in a demo before anybody presses *Synchronize*.
struct DemoStory {
    let place: Workplace
    let tenant: RunningSimulator

    /// How many people of the tenant are left for the visitor to import.
    private static let leftOut = 20
    /// Users made in the application. Two of their addresses are taken by people of the tenant later on.
    private static let locals = [
        (name: ("Front", "Desk"), mailbox: "frontdesk"), (name: ("Night", "Shift"), mailbox: "nightshift"),
        (name: ("Meeting", "Room"), mailbox: "meetingroom"),
    ]

    /// Connects the tenant, adds local users, and imports everybody but twenty.
    func importAlmostEverybody() async throws -> Run {
        try await place.connecting.connect(
            ConnectionSettings(cloud: "simulated", tenant: tenant.tenantID, client: tenant.clientID),
            with: .clientSecret(Secret(tenant.clientSecret), expires: nil), in: place.organization,
            by: .thisAccount)
        for local in Self.locals { try await add(local.name, mailbox: local.mailbox) }
        let people = tenant.control.people.compactMap { DirectoryObjectID($0.id) }
        return try await place.engine.importPeople(
            .people(people.dropLast(Self.leftOut)), in: place.organization,
            request: RunRequest(by: .thisAccount))
    }

    private func add(_ name: (first: String, last: String), mailbox: String) async throws {
        let profile = Profile(
            username: mailbox, firstName: name.first, lastName: name.last, email: address(mailbox))
        let id = UserID(place.world.makeUUID())
        _ = try await place.store.addLocalUser(
            profile, id: id, to: place.organization,
            noting: Requester.thisAccount.did(.userAdded, to: id.description), at: place.world.now())
    }

    private func address(_ mailbox: String) -> String { "\(mailbox)@\(tenant.verifiedDomain)" }

    /// Edits 30 people, deletes 3, lets two swap their emails, and gives two others the email of a local user.
    func letThingsHappen(toPeopleOf run: Run) async throws -> DemoHappenings {
        var cast = DemoCast(
            people: tenant.control.people,
            imported: Set(try await place.decisions(of: run.id, showing: .imported).map(\.subject.object)))
        let control = tenant.control
        let edited = try cast.take(30)
        for (index, person) in edited.enumerated() { try edit(person, index) }
        let deleted = try cast.take(3)
        for person in deleted { try control.delete(person.id) }
        let swapped = try cast.take(2)
        try control.swapMail(swapped[0].id, swapped[1].id)
        let clashing = try cast.take(2)
        for (person, local) in zip(clashing, Self.locals) { try control.setMail(person.id, address(local.mailbox)) }
        return DemoHappenings(edited: edited, deleted: deleted, swapped: swapped, clashing: clashing)
    }

    /// One of five things that happen to people: a new phone, a marriage, a new address, a nickname, a new username.
    private func edit(_ person: TruePerson, _ index: Int) throws {
        let control = tenant.control
        let surname = person.surname ?? "Weber"
        switch index % 5 {
        case 0: try control.setPhone(person.id, "+1 555 01\(String(100 + index).suffix(2))")
        case 1: try control.rename(person.id, givenName: person.givenName, surname: "\(surname)-Lindqvist")
        case 2: try control.setMail(person.id, address("new.address.\(index)"))
        case 3: try control.rename(person.id, givenName: "Robin", surname: surname)
        default: try control.setUserPrincipalName(person.id, address("new.username.\(index)"))
        }
    }
}

/// Imported people with nothing unusual about them, handed out one after the other.
private struct DemoCast {
    private var people: ArraySlice<TruePerson>

    init(people: [TruePerson], imported: Set<DirectoryObjectID>) {
        let suitable = people.filter { person in
            guard let id = DirectoryObjectID(person.id), imported.contains(id) else { return false }
            return person.accountEnabled && person.userType == "Member" && person.mail != nil
                && person.givenName != nil && person.surname != nil && person.givenName != "Robin"
        }
        self.people = suitable[...]
    }

    mutating func take(_ count: Int) throws(Problem) -> [TruePerson] {
        guard people.count >= count else { throw .notFound("There is no cast of \(count) people here.") }
        defer { people = people.dropFirst(count) }
        return Array(people.prefix(count))
    }
}

/// What happened in the tenant since the import.
struct DemoHappenings: Sendable {
    let edited: [TruePerson]
    let deleted: [TruePerson]
    let swapped: [TruePerson]
    let clashing: [TruePerson]

    /// What a synchronization of everybody must find.
    var expected: [Outcome: Int] {
        [.modified: edited.count + swapped.count, .deleted: deleted.count, .duplicate: clashing.count]
    }
}

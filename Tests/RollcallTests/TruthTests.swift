import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Rollcall
import TestSupport
import Testing

@Suite("What Rollcall ends with is what the tenant says")
struct TruthTests {
    @Test("A tenant of 5,000 with 10 % edits, 1 % deletions, swaps and duplicates, field by field")
    func fiveThousand() async throws {
        try await Office.open(SimulatorConfiguration(people: 5_000, seed: 7)) { office in
            let imported = try await office.importPeople()
            #expect(imported.selected == 5_000)
            let before = try await office.users()
            let cast = try Cast(office: office, imported: before)
            try await cast.perform()
            let run = try await office.synchronize()
            #expect(run.selected == before.values.filter { $0.binding != nil }.count)
            #expect(run.counts[.deleted] == cast.deleted.count)
            #expect(run.counts[.duplicate] == cast.clashing.count)
            try await compareWithTruth(office, before: before, duplicates: Set(cast.clashing.map(\.id)))
            #expect(try await office.synchronize().counts[.modified] == 0)
        }
    }

    @Test("Chosen people are brought in step by batches of 300, nobody else is")
    func chosen() async throws {
        try await Office.open(SimulatorConfiguration(people: 700, seed: 3)) { office in
            try await office.importPeople()
            let before = try await office.users()
            let people = office.tenant.control.people.filter { before[$0.id] != nil && $0.state == .active }
            for person in people { try office.tenant.control.setPhone(person.id, "+1 555 0199") }
            office.tenant.control.resetRequests()
            let chosen = people.prefix(350).compactMap { before[$0.id]?.id }
            let run = try await office.synchronize(.users(chosen))
            #expect(run.selected == 350)
            let batches = office.tenant.control.requests.filter { $0.path.hasSuffix("/$batch") }
            #expect(batches.count == 2)
            let after = try await office.users()
            let changed = Set(after.values.filter { $0.profile.phone == "+1 555 0199" }.map(\.id))
            #expect(changed == Set(chosen))
        }
    }

    /// Compares every user with the person of the tenant that it is bound to, by rules written down here anew.
    private func compareWithTruth(_ office: Office, before: [String: User], duplicates: Set<String>) async throws {
        let users = try await office.users()
        for person in office.tenant.control.people {
            guard let user = users[person.id] else {
                #expect(before[person.id] == nil, "\(person.id) is there and was lost")
                continue
            }
            let expected =
                duplicates.contains(person.id) ? try #require(before[person.id]).profile : person.expectedProfile
            #expect(user.profile == expected, "\(person.id)")
        }
        let alive = Set(office.tenant.control.people.map(\.id))
        #expect(users.values.allSatisfy { $0.binding.map { alive.contains($0.object.description) } ?? true })
    }
}

/// The people to whom something happens in the tenant.
private struct Cast {
    let office: Office
    var edited: [TruePerson]
    var deleted: [TruePerson]
    var swapped: [TruePerson]
    var clashing: [TruePerson]

    init(office: Office, imported: [String: User]) throws {
        self.office = office
        let people = office.tenant.control.people.filter {
            imported[$0.id] != nil && $0.mail != nil && $0.userType == "Member"
        }
        edited = Array(people[0..<500])
        deleted = Array(people[500..<550])
        swapped = Array(people[550..<570])
        clashing = Array(people[570..<580])
    }

    func perform() async throws {
        let control = office.tenant.control
        for (index, person) in edited.enumerated() {
            try control.edit(person.id) { person in
                switch index % 5 {
                case 0: person.givenName = "Robin \(index)"
                case 1: person.surname = nil
                case 2: person.mobilePhone = index % 2 == 0 ? nil : "+1 555 \(1_000 + index)"
                case 3: person.mail = "edited.\(index)@fabrikam.example"
                default: person.displayName = "Somebody Else \(index)"
                }
            }
        }
        for person in deleted { try control.delete(person.id) }
        for index in stride(from: 0, to: swapped.count, by: 2) {
            try control.swapMail(swapped[index].id, swapped[index + 1].id)
        }
        for (index, person) in clashing.enumerated() {
            _ = try await office.addLocalUser("desk\(index)", email: "desk\(index)@fabrikam.example")
            try control.setMail(person.id, "DESK\(index)@Fabrikam.example")
        }
    }
}

extension TruePerson {
    /// The mapping of semantics.md, written down a second time and more plainly.
    fileprivate var expectedProfile: Profile {
        let words = (displayName ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        let address = userPrincipalName.contains("#EXT#") ? nil : userPrincipalName
        return Profile(
            username: userPrincipalName, firstName: givenName ?? words.first,
            lastName: surname ?? words.dropFirst().first, email: mail ?? address ?? otherMails.first,
            phone: mobilePhone ?? businessPhones.first)
    }
}

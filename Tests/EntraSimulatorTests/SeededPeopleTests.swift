import EntraSimulator
import Testing

@testable import struct EntraSimulator.Cast
@testable import class EntraSimulator.NamePool

@Suite("The people of a seed")
struct SeededPeopleTests {
    @Test("The same seed makes the same people, another seed other ids")
    func determinism() throws {
        let people = { (seed: UInt64) in
            try EntraSimulator(SimulatorConfiguration(people: 40, seed: seed)).control.people
        }
        #expect(try people(3) == people(3))
        #expect(Set(try people(3).map(\.id)).isDisjoint(with: try people(4).map(\.id)))
    }

    @Test("Fifty people are of every kind")
    func variety() throws {
        let people = try EntraSimulator(SimulatorConfiguration(people: 50)).control.people
        #expect(people.contains { $0.userType == "Guest" && $0.userPrincipalName.contains("#EXT#") })
        #expect(people.contains { $0.mail == nil })
        #expect(people.contains { !$0.accountEnabled })
        #expect(people.contains { $0.givenName != nil && $0.surname == nil })
        #expect(people.contains { $0.givenName == nil && $0.displayName != nil })
        #expect(people.contains { $0.mobilePhone == nil && $0.businessPhones.isEmpty })
        #expect(people.contains { $0.businessPhones.count == 2 })
        #expect(people.contains { $0.displayName?.unicodeScalars.contains { $0.value > 0x3000 } == true })
        #expect(
            people.contains { $0.displayName?.unicodeScalars.contains { (0x590...0x6FF).contains($0.value) } == true })
        #expect(Set(people.compactMap(\.displayName)).count < people.count)
    }

    @Test("User principal names are unique, and an id leads back to its place", arguments: [1, 77, 12_345] as [UInt64])
    func uniqueness(_ seed: UInt64) {
        let cast = Cast(seed: seed, domain: "fabrikam.example", count: 20_000)
        var names: Set<String> = []
        for place in 0..<cast.count {
            names.insert(cast.member(at: place)?.userPrincipalName.lowercased() ?? "")
            #expect(cast.place(of: cast.id(at: place)) == place)
        }
        #expect(names.count == cast.count)
    }

    @Test("No two languages spell a whole name alike in an address")
    func pools() {
        let spellings = NamePool.all.flatMap { pool in
            pool.givenNames.flatMap { given in pool.surnames.map { "\(given.ascii).\($0.ascii)" } }
        }
        #expect(Set(spellings).count == spellings.count)
        #expect(spellings.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
    }

    @Test(
        "A configuration that makes no tenant is refused",
        arguments: [
            SimulatorConfiguration(people: -1), SimulatorConfiguration(people: 9_000_000),
            SimulatorConfiguration(tenantID: "fabrikam"), SimulatorConfiguration(verifiedDomain: "no domain"),
            SimulatorConfiguration(application: SimulatedApplication(clientID: "x")),
            SimulatorConfiguration(application: SimulatedApplication(certificates: ["no certificate"])),
        ])
    func refusals(_ configuration: SimulatorConfiguration) {
        #expect(throws: ControlError.self) { try EntraSimulator(configuration) }
    }
}

import DirectoryCore
import Foundation
import TestSupport

/// A random organization before a synchronization: who is selected, what everybody has, and what upstream gives.
struct Town {
    struct Citizen {
        let number: UInt64
        let isSelected: Bool
        let isLocal: Bool
        let boundAt: Date
        let email: String
        let username: String
        /// What upstream says now; nil for somebody proven gone.
        let wanted: (email: String, username: String)?
        /// The email and the username it has, and the ones it wants, as they are compared.
        let heldKeys: [String]
        let wantedKeys: [String]

        init(
            number: UInt64, isSelected: Bool, isLocal: Bool, boundAt: Date, email: String, username: String,
            wanted: (email: String, username: String)?
        ) {
            self.number = number
            self.isSelected = isSelected
            self.isLocal = isLocal
            self.boundAt = boundAt
            self.email = email
            self.username = username
            self.wanted = wanted
            heldKeys = [email.lowercased(), username.lowercased()]
            wantedKeys = wanted.map { [$0.email.lowercased(), $0.username.lowercased()] } ?? []
        }
    }

    var citizens: [Citizen]

    var users: [User] {
        citizens.map { citizen in
            let profile = Profile(username: citizen.username, email: citizen.email)
            return citizen.isLocal
                ? Fixture.local(citizen.number, profile)
                : Fixture.imported(citizen.number, profile, bound: citizen.boundAt)
        }
    }

    var sightings: [DirectoryObjectID: Sighting] {
        let gone = Sighting.inDeletedItems(
            deletedAt: nil, .init(at: Fixture.morning, status: 404, requestID: nil))
        let pairs = citizens.filter { !$0.isLocal }.map { citizen in
            let sighting = citizen.wanted.map { wanted -> Sighting in
                .present(
                    DirectoryUser(
                        id: Fixture.object(citizen.number), userPrincipalName: .value(wanted.username),
                        mail: .value(wanted.email)))
            }
            return (Fixture.object(citizen.number), sighting ?? gone)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// What the shipped planner makes of it: the final email and username of every user who is left, and who is a
    /// duplicate.
    func planned() -> Outcome {
        let users = users
        let selected = users.enumerated().filter { citizens[$0.offset].isSelected }.map(\.element)
        let draft = Draft.synchronizing(selected, seen: sightings, rules: .standard)
        return Outcome(users: users, decisions: draft.settle(holders: users))
    }

    /// The decisions of a run over the selected citizens, in which people of the tenant are imported too: some want an
    /// address of their own, some one that a citizen has or wants.
    func decisions(withNewcomers random: inout SeededRandom) -> [Decision] {
        let users = users
        let selected = users.enumerated().filter { citizens[$0.offset].isSelected }.map(\.element)
        let wanted = citizens.map(\.email) + citizens.compactMap { $0.wanted?.email }
        let newcomers = (0..<Int.random(in: 0...3, using: &random)).map { index in
            let isFresh = Bool.random(using: &random)
            let mail = isFresh ? "new\(index)@contoso.example" : wanted.randomElement(using: &random) ?? "x"
            return Fixture.person(UInt64(900 + index), "Ny", "\(index)", mail: mail)
        }
        return Draft.synchronizing(selected, seen: sightings, rules: .standard)
            .joined(by: .importing(newcomers, rules: .standard)).settle(holders: users)
    }

    struct Outcome: Equatable {
        var addresses: [UserID: [String]] = [:]
        var duplicates: Set<UserID> = []
        var deleted: Set<UserID> = []
    }
}

extension Town.Outcome {
    init(users: [User], decisions: [Decision]) {
        for user in users { addresses[user.id] = [user.profile.email ?? "", user.profile.username] }
        for decision in decisions {
            guard let id = decision.subject.user else { continue }
            for change in decision.verdict.changes {
                addresses[id]?[change.field == .email ? 0 : 1] = change.after ?? ""
            }
            switch decision.verdict {
            case .duplicate: duplicates.insert(id)
            case .deleted:
                deleted.insert(id)
                addresses[id] = nil
            default: break
            }
        }
    }
}

extension Town {
    /// The outcome by the words of R9, slow and obvious: in each round everybody is compared with everybody, all
    /// losers fall back together, until nobody loses.
    func referred() -> Outcome {
        let selected = citizens.filter { $0.isSelected }
        var standing = selected.filter { $0.wanted != nil }
        var fallen: [Citizen] = []
        while true {
            let losers = standing.filter { loses($0, among: standing, fallen: fallen) }
            if losers.isEmpty { break }
            let numbers = Set(losers.map(\.number))
            standing.removeAll { numbers.contains($0.number) }
            fallen += losers
        }
        var outcome = Outcome()
        for citizen in citizens where !citizen.isSelected { outcome.addresses[citizen.id] = citizen.held }
        for citizen in fallen { outcome.addresses[citizen.id] = citizen.held }
        for citizen in standing { outcome.addresses[citizen.id] = citizen.wants }
        outcome.duplicates = Set(fallen.map(\.id))
        outcome.deleted = Set(selected.filter { $0.wanted == nil }.map(\.id))
        return outcome
    }

    private func loses(_ citizen: Citizen, among standing: [Citizen], fallen: [Citizen]) -> Bool {
        (0...1).contains { field in
            let address = citizen.wantedKeys[field]
            let keeps = { (other: Citizen) in other.heldKeys[field] == address }
            if citizens.contains(where: { !$0.isSelected && keeps($0) }) || fallen.contains(where: keeps) {
                return true
            }
            return standing.contains { rival in
                guard rival.number != citizen.number, rival.wantedKeys[field] == address else { return false }
                if keeps(rival) != keeps(citizen) { return keeps(rival) }
                return (rival.boundAt, rival.number) < (citizen.boundAt, citizen.number)
            }
        }
    }
}

extension Town.Citizen {
    var id: UserID { Fixture.userID(number) }
    /// Email and username.
    var held: [String] { [email, username] }
    var wants: [String] { wanted.map { [$0.email, $0.username] } ?? [] }
}

extension Town {
    /// A town whose addresses have been permuted, taken, freed and fought over.
    static func random(people: Int, using random: inout SeededRandom) -> Town {
        let emails = (0..<people).map { "p\($0)@contoso.example" }
        var newEmails = emails
        var newNames = emails
        mix(&newEmails, using: &random)
        if Bool.random(using: &random) { mix(&newNames, using: &random) }
        let locals = Int.random(in: 0...2, using: &random) == 0 ? Int.random(in: 0...(people / 3), using: &random) : 0
        let selectsAll = Bool.random(using: &random)
        let numbers = Array(1...UInt64(people)).shuffled(using: &random)
        return Town(
            citizens: (0..<people).map { index in
                let isLocal = index < locals
                let isGone = Int.random(in: 0..<12, using: &random) == 0
                let isSelected = !isLocal && (selectsAll || Int.random(in: 0..<4, using: &random) > 0)
                let hours = Double(Int.random(in: 0...3, using: &random))
                return Citizen(
                    number: numbers[index], isSelected: isSelected, isLocal: isLocal,
                    boundAt: Fixture.morning.addingTimeInterval(hours * 3_600), email: emails[index],
                    username: emails[index], wanted: isGone ? nil : (newEmails[index], newNames[index]))
            }.shuffled(using: &random))
    }

    /// Swaps, rotations, chains, clashes, case-only changes and fresh addresses.
    private static func mix(_ addresses: inout [String], using random: inout SeededRandom) {
        let people = addresses.count
        for _ in 0..<Int.random(in: 1...max(1, people / 2), using: &random) {
            let one = Int.random(in: 0..<people, using: &random)
            let other = Int.random(in: 0..<people, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0...3: addresses.swapAt(one, other)
            case 4: addresses[one] = addresses[other]
            case 5: addresses[one] = "P\(one)@contoso.example"
            case 6: addresses[one] = "fresh\(Int.random(in: 0..<people, using: &random))@contoso.example"
            default:
                let last = min(people - 1, one + Int.random(in: 1...max(1, people / 2), using: &random))
                let first = addresses[one]
                for index in one..<last { addresses[index] = addresses[index + 1] }
                addresses[last] = Bool.random(using: &random) ? first : "fresh@contoso.example"
            }
        }
    }
}

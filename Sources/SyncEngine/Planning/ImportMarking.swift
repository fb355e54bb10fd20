import DirectoryCore
import DirectoryPorts

/// Marks the people of the import picker before anybody is chosen (R12). Each is judged as if it were imported alone:
/// two people who share an address are no duplicates as long as only one of them is chosen.
struct ImportMarking {
    let store: any DirectoryStore
    let connection: Connection

    func mark(_ people: [DirectoryUser]) async throws(Problem) -> [ImportCandidate] {
        let bound = try await store.bound(to: people.map(\.id), by: connection).mapValues(\.user)
        let wanted = draft(people, bound).wantedAddresses
        let lookAlikes = people.compactMap(lookAlike)
        let holders = try await store.holders(
            emails: wanted.emails.union(lookAlikes), usernames: wanted.usernames, of: connection.organization)
        return people.compactMap { person in
            guard let decision = draft([person], bound).settle(holders: holders).first else { return nil }
            return ImportCandidate(
                person: person, verdict: decision.verdict, lookAlikes: resembled(by: person, among: holders))
        }
    }

    private func draft(_ people: [DirectoryUser], _ bound: [DirectoryObjectID: User]) -> Draft {
        Draft.importing(
            people, bound: bound, rules: connection.rules)
    }

    private func lookAlike(of person: DirectoryUser) -> EmailKey? {
        guard case .readable(let readings) = connection.rules.mapping.read(person),
            case .set(let email) = readings[.email], let address = try? EmailAddress(email)
        else { return nil }
        return address.lookAlike
    }

    private func resembled(by person: DirectoryUser, among holders: [User]) -> [String] {
        guard let key = lookAlike(of: person) else { return [] }
        return holders.compactMap(\.profile.email).filter { (try? EmailAddress($0))?.key == key }
    }
}

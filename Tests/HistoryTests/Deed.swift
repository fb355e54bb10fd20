import EntraSimulator
import Foundation
import TestSupport

/// Something that happens in a history: in the tenant, in Rollcall, or on the way between them.
enum Deed: CaseIterable {
    // In the tenant.
    case create, marry, readdress, loseMail, swapMails, shareMail, swapNames, rename, delete, restore, purge
    case disable, enable, recreate, changePhone, becomeGuest
    // In Rollcall.
    case importEverybody, importSomebody, synchronizeEverybody, synchronizeSome, addLocalUser, hold, release
    case undo, restoreHere, changeScope, changeNewcomers
    // On the way.
    case wait, sleepLong, holdBack, fallBehind, catchUp, badWeather, fairWeather, expireDeltas, expirePages
    case strangeDeltas, losePermission, regainPermission, empty, refill, spoilOnce

    /// How often it happens, relative to the others.
    var weight: Int {
        switch self {
        case .synchronizeEverybody: 14
        case .importEverybody, .synchronizeSome, .marry, .readdress, .delete, .wait: 4
        case .create, .swapMails, .shareMail, .restore, .spoilOnce, .catchUp, .regainPermission, .refill: 3
        case .importSomebody, .recreate, .purge, .disable, .enable, .swapNames, .rename, .badWeather: 2
        default: 1
        }
    }

    static func random(_ random: inout SeededRandom) -> Deed {
        var die = Int.random(in: 0..<allCases.map(\.weight).reduce(0, +), using: &random)
        for deed in allCases {
            if die < deed.weight { return deed }
            die -= deed.weight
        }
        return .wait
    }

    /// Whether it is one of the tenant's own affairs.
    var isUpstream: Bool { Self.allCases.firstIndex(of: self) ?? 0 <= Self.allCases.firstIndex(of: .becomeGuest) ?? 0 }
}

extension TenantControl {
    /// Does a deed in the tenant. One that is impossible just now does not happen.
    func perform(_ deed: Deed, _ random: inout SeededRandom) throws {
        let everybody = people.map(\.id)
        let number = Int.random(in: 1_000...9_999, using: &random)
        guard let one = everybody.randomElement(using: &random) else { return }
        guard let other = everybody.filter({ $0 != one }).randomElement(using: &random) else { return }
        switch deed {
        case .create: try create(number)
        case .marry: try rename(one, givenName: "Robin \(number)", surname: number % 3 == 0 ? nil : "Vale \(number)")
        case .readdress: try setMail(one, "new\(number)@rollcall.example")
        case .loseMail: try setMail(one, nil)
        case .swapMails: try swapMail(one, other)
        case .shareMail: try giveMail(of: one, to: other)
        case .swapNames: try swapUserPrincipalName(one, other)
        case .rename: try setUserPrincipalName(one, "name\(number)@rollcall.example")
        case .delete: try delete(one)
        case .restore: try bringBack(&random)
        case .purge: try deletePermanently(number % 2 == 0 ? one : deletedPeople.first?.id ?? one)
        case .disable: try disable(one)
        case .enable: try enable(one)
        case .recreate: try recreate(one)
        case .changePhone: try setPhone(one, number % 3 == 0 ? nil : "+47 22 \(number)")
        case .becomeGuest: try guest(one)
        default: break
        }
    }

    private func create(_ number: Int) throws {
        try ignoringRefusals {
            try create(
                userPrincipalName: "person\(number)@rollcall.example", displayName: "Person \(number)",
                givenName: "Person", surname: "\(number)", mail: "person\(number)@rollcall.example")
        }
    }

    private func bringBack(_ random: inout SeededRandom) throws {
        guard let gone = deletedPeople.randomElement(using: &random) else { return }
        try ignoringRefusals { try restore(gone.id) }
    }

    private func guest(_ id: String) throws {
        guard let person = person(named: id), person.userType != "Guest" else { return }
        try ignoringRefusals { try convertToGuest(id) }
    }

    /// A name that is taken is refused, as by the real tenant.
    private func ignoringRefusals(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch ControlError.userPrincipalNameTaken {
            return
        }
    }
}

extension TenantControl {
    /// Does a deed on the way between the tenant and its readers.
    func spoil(_ deed: Deed, _ random: inout SeededRandom) throws {
        let seed = random.next()
        switch deed {
        case .holdBack: try holdBack(people.map(\.id).shuffled(using: &random).prefix(3).map { $0 })
        case .fallBehind: fallBehind()
        case .catchUp: catchUp()
        case .badWeather:
            setWeather(Weather(seed: seed, throttled: 60, unavailable: 60, cut: 40, slow: 20, unauthorized: 30))
        case .fairWeather: setWeather(nil)
        case .expireDeltas: expireDeltaTokens()
        case .expirePages: expirePageTokens()
        case .strangeDeltas: setDeltaHabits(.strange(seed))
        case .losePermission: dropPermission("User.Read.All")
        case .regainPermission: heal()
        case .empty: emptyTenant()
        case .refill: refill()
        case .spoilOnce: inject(.once(&random))
        default: break
        }
    }

    /// Gives the permission back; tokens issued without it are of no use any more.
    private func heal() {
        grantPermission("User.Read.All")
        revokeTokens()
    }

    /// Nothing is wrong any more.
    func endAllFaults() {
        clearFaults()
        setWeather(nil)
        setDeltaHabits(DeltaHabits())
        catchUp()
        refill()
        heal()
    }
}

extension DeltaHabits {
    fileprivate static func strange(_ seed: UInt64) -> DeltaHabits {
        var habits = DeltaHabits()
        habits.pageSize = Int(seed % 4) + 1
        habits.emptyPages = Int(seed >> 8 % 3)
        habits.repeatsEvery = seed >> 16 & 1 == 0 ? 2 : nil
        habits.isSparse = seed >> 17 & 1 == 0
        habits.showsOldTombstones = seed >> 18 & 1 == 0
        return habits
    }
}

extension Fault {
    /// One answer goes wrong. None of these says of a single person what is not true: that would be proof (R15).
    static func once(_ random: inout SeededRandom) -> Fault {
        let effects: [Effect] = [
            .throttled(retryAfter: .text("2.5")), .throttled(retryAfter: .absent),
            .unavailable(status: 503, html: true),
            .unavailable(status: 500, html: false), .htmlPage, .unauthorized, .forbidden, .cut(afterBytes: 40),
            .truncatedGzip, .foreignNextLink(host: "graph.example"), .loopingNextLink, .missingValue,
            .shortened(to: 0), .shortened(to: 2), .limitedInformation,
        ]
        let targets: [Target] = [
            .graph, .graphPath("/users"), .graphPath("/users/delta"), .graphPath("/directory/deletedItems"), .token,
        ]
        return Fault(
            effects.randomElement(using: &random) ?? .htmlPage, on: targets.randomElement(using: &random) ?? .graph,
            skip: Int.random(in: 0...3, using: &random), times: Int.random(in: 1...3, using: &random))
    }
}

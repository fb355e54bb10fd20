import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Something that was begun and goes on later, carried by the browser: sealed, so that it can neither be read nor made
/// nor changed there, and worth something for its kind and time only.
struct Ticket<Content: Codable & Sendable>: Codable, Sendable {
    let content: Content
    let issuedAt: Date
    /// Tells it from every other one.
    let serial: String
}

/// What a ticket is for. One kind never opens as another.
enum TicketKind: String {
    /// The password was right, the code is missing.
    case pendingSignIn = "pending-sign-in"
    /// Somebody went to Entra.
    case entra = "pending-entra"
    /// A browser in which somebody has signed in.
    case device
    /// The key of a second factor that does not count yet.
    case secondFactorOffer = "second-factor-offer"

    /// For how many seconds it is worth something.
    var life: TimeInterval {
        switch self {
        case .pendingSignIn: 5 * 60
        case .entra, .secondFactorOffer: 10 * 60
        case .device: 180 * 24 * 3_600
        }
    }

    fileprivate var place: SecretPlace { SecretPlace(organization: nil, row: rawValue, field: "ticket") }
}

/// Issues tickets, reads them, and tears them up.
struct TicketOffice: Sendable {
    let store: any AccountStore
    let secrets: any SecretBox
    let world: World
    let random: RandomSource

    func issue<Content: Codable & Sendable>(_ content: Content, _ kind: TicketKind) throws(Problem) -> SealedSecret {
        let ticket = Ticket(content: content, issuedAt: world.now(), serial: Base64URL.encode(random.bytes(16)))
        guard let data = try? JSONEncoder().encode(ticket) else { throw .signInStale }
        return try secrets.seal(Secret(String(decoding: data, as: UTF8.self)), for: kind.place)
    }

    /// - Returns: nil for what was not issued here as this kind, or is too old: to whoever brings it, it is all the same.
    func read<Content: Codable & Sendable>(
        _ sealed: SealedSecret, _ kind: TicketKind, of: Content.Type
    ) -> Ticket<Content>? {
        guard let text = try? secrets.open(sealed, for: kind.place),
            let ticket = try? JSONDecoder().decode(Ticket<Content>.self, from: Data(text.reveal().utf8)),
            (0...kind.life).contains(world.now().timeIntervalSince(ticket.issuedAt))
        else { return nil }
        return ticket
    }

    /// Tears a ticket up.
    ///
    /// - Returns: whether it was whole.
    func use<Content>(_ ticket: Ticket<Content>) async throws(Problem) -> Bool {
        let key = Self.stub(of: ticket)
        let now = world.now()
        return try await store.changeAttempts([key]) { records in
            guard records[key] == nil else { return false }
            records[key] = AttemptRecord(failures: 1, lastAt: now)
            return true
        }
    }

    /// Whether it is whole, without tearing it up.
    func isWhole<Content>(_ ticket: Ticket<Content>) async throws(Problem) -> Bool {
        let key = Self.stub(of: ticket)
        return try await store.attempts([key])[key] == nil
    }

    /// What remains of a used ticket lies with the attempts, which are forgotten a day later: no ticket that is torn up
    /// lasts as long.
    private static func stub<Content>(of ticket: Ticket<Content>) -> AttemptKey { AttemptKey("used/\(ticket.serial)") }
}

extension TicketOffice {
    /// A ticket as the value of a cookie.
    func cookie<Content: Codable & Sendable>(_ content: Content, _ kind: TicketKind) throws(Problem) -> Secret {
        Secret(Base64URL.encode(try issue(content, kind).bytes))
    }

    func read<Content: Codable & Sendable>(
        cookie: Secret, _ kind: TicketKind, of type: Content.Type
    ) -> Ticket<Content>? {
        guard cookie.reveal().utf8.count <= 8_192, let bytes = Base64URL.decode(cookie.reveal()) else { return nil }
        return read(SealedSecret(bytes: bytes), kind, of: type)
    }
}

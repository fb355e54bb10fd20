import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

/// An organization in which every field of everybody and everything is one of some texts.
struct Exhibition {
    let texts: [String]

    /// The tags of a page, and its texts.
    struct Shape {
        let path: String
        let tags: [String]
        let texts: Set<String>

        init(_ path: String, _ page: Answer) {
            self.path = path
            tags = Exhibition.tags(page.html)
            texts = page.texts
        }
    }

    /// Opens every kind of page and keeps what is markup and what is text.
    func shapes(in language: String? = nil) async throws -> [Shape] {
        let contoso = try await Contoso(tenant: texts.joined())
        try await fill(contoso)
        let address = OrganizationAddress(try Contoso.handle())
        let stopped = texts.indices.map { "/runs/\($0 + 4)" }
        let lists = ["/users", "/synchronize", "/duplicates", "/deleted"].flatMap { ["\($0)?page=1", "\($0)?page=2"] }
        let details = ["modified", "duplicate", "failed", "deleted"].flatMap { outcome in
            (1...2).map { "/runs/2?outcome=\(outcome)&page=\($0)" }
        }
        let searches = texts.map { address.link("/import", [("q", "zzz" + $0)]).description }
        let houses = ["/members", "/tokens", "/settings/organization", "/audit/3", "/audit/verification"]
        let pages = (1...4).map { "/audit?page=\($0)" } + houses
        let paths =
            pages + ["/", "/runs", "/runs?before=20", "/runs/1", "/runs/2", "/import?q=a"] + lists + details + stopped
        return try await contoso.browse(ScriptedEngine(contoso, candidates: candidates())) { visitor in
            let browser = visitor.speaking(language)
            var shapes: [Shape] = []
            for path in paths + searches {
                shapes.append(Shape(path, try await browser.open(path)))
            }
            for path in ["/account", "/account/name"] {
                shapes.append(Shape(path, try await browser.sendOutside(path)))
            }
            for path in ["/server/accounts", "/server/organizations", "/server/audit"] {
                let page = try await browser.signedIn(as: .sam).sendOutside(path)
                shapes.append(Shape(path, page))
            }
            for text in texts {
                let value = address.link("", [("x", text)]).description.drop { $0 != "=" }.dropFirst()
                for (path, form) in [
                    ("/sign-in", "email=\(value)&password=x&to=\(value)"),
                    ("/claim", "name=\(value)&organization=\(value)"),
                ] {
                    shapes.append(Shape(path, try await browser.send(path, in: form)))
                }
                for form in ["/members/invite email", "/tokens/new name", "/settings/organization/name name"] {
                    let parts = form.split(separator: " ")
                    let page = try await browser.post(String(parts[0]), "\(parts[1])=\(value)&role=x&revision=0")
                    shapes.append(Shape(form, page))
                }
                let link = address.link("/", [("q", "zzz" + text), ("scope", text), ("step", "run")]).description
                let form = link.drop { $0 != "?" }.dropFirst()
                let page = try await browser.post("/synchronize", String(form))
                shapes.append(Shape("POST \(text)", page))
            }
            return shapes
        }
    }

    private func profile(_ text: String, suffix: String = "") -> Profile {
        Profile(username: text + suffix, firstName: text, lastName: text, email: text + suffix, phone: text)
    }

    private func conflict(_ text: String) -> AddressConflict {
        AddressConflict(
            field: .email, wanted: text,
            holder: .init(user: UserID(Contoso.id(70)), object: nil, name: text, value: text))
    }

    private func candidates() -> [ImportCandidate] {
        texts.enumerated().flatMap { index, text in
            let person = DirectoryUser(
                id: Contoso.object(index), userPrincipalName: .value(text), displayName: .value("a " + text),
                mail: .value(text), mobilePhone: .value(text))
            return [Verdict.imported(profile(text)), .duplicate([conflict(text)])]
                .map { ImportCandidate(person: person, verdict: $0, lookAlikes: [text]) }
        }
    }

    private func fill(_ contoso: Contoso) async throws {
        try await house(contoso)
        try await contoso.run(
            .importing,
            texts.enumerated().map { index, text in
                .imported(Contoso.object(index), profile(text, suffix: "\(index)"))
            })
        _ = try await contoso.plan(.synchronization, texts.enumerated().flatMap { decisions($0, $1) })
        let users = try await contoso.imported()
        try await contoso.run(
            .synchronization,
            users.enumerated().map { .about($1, .duplicate([conflict(texts[$0])])) })
        for text in texts {
            try await contoso.stop(problem(text), by: .command(account: text))
        }
    }

    /// Accounts, browsers, tokens, invitations and an audit in which every word is one of the texts. Names begin alike, so
    /// that they stand in one place of a list.
    private func house(_ contoso: Contoso) async throws {
        for (index, text) in texts.enumerated() {
            let number = Int64(index)
            let account = Account(
                id: AccountID(Contoso.id(20_000 + number)), email: "m\(index)@staff.example", name: "M " + text,
                createdAt: Contoso.morning)
            let place = Membership(
                account: account.id, organization: contoso.organization, role: .viewer, since: Contoso.morning)
            let actor = Actor.account(account.id, name: text)
            let draft = AuditDraft(
                actor: actor, origin: Origin(address: text, request: text), .roleChanged, of: text, name: text,
                changes: [.init(text, before: text, after: text)])
            let session = Session(
                id: SessionID(Contoso.id(30_000 + number)), account: account.id,
                token: Contoso.fingerprint("exhibit \(index)"), createdAt: Contoso.morning, lastSeenAt: Contoso.noon,
                provenAt: Contoso.noon, address: text, agent: text)
            let invitation = Invitation(
                id: InvitationID(Contoso.id(40_000 + number)),
                purpose: .membership(contoso.organization, .viewer, email: text),
                code: Contoso.fingerprint("invitation \(index)"), madeBy: actor, madeAt: Contoso.morning,
                expiresAt: .distantFuture)
            try await contoso.accounts.add(invitation, noting: AuditNote(draft, in: .server), at: Contoso.noon)
            try await contoso.accounts.redeem(
                Redemption(
                    invitation: invitation.id, outcome: .newMember(account, place), session: session, notes: []),
                at: Contoso.noon)
            try await contoso.accounts.add(invitation, noting: AuditNote(draft, in: .server), at: Contoso.noon)
            let own = Session(
                id: SessionID(Contoso.id(50_000 + number)), account: Staff.olga.id,
                token: Contoso.fingerprint("own \(index)"), createdAt: Contoso.noon, lastSeenAt: Contoso.noon,
                provenAt: Contoso.noon, address: text, agent: text)
            let note = AuditNote(draft, in: .organization(contoso.organization))
            try await contoso.accounts.add(own, noting: note, at: Contoso.noon)
            let token = APIToken(
                id: APITokenID(Contoso.id(60_000 + number)), organization: contoso.organization, name: text,
                prefix: "exhibit\(10_000 + number)", fingerprint: Contoso.fingerprint("token \(index)"), role: .viewer,
                scopes: [.viewUsers], createdBy: Staff.olga.id, createdAt: Contoso.morning,
                expiresAt: .distantFuture)
            try await contoso.accounts.add(token, noting: draft, at: Contoso.noon)
        }
    }

    private func problem(_ text: String) -> Problem {
        Problem(
            .upstreamRefused, cause: "\(text)", effect: "\(text)", advice: "\(text)", field: text,
            trace: .init(status: 400, code: text, requestID: text))
    }

    private func decisions(_ index: Int, _ text: String) -> [Decision] {
        let changes = MappedField.standard.map { FieldChange(field: $0, before: text, after: text) }
        let seen = Proof.Observation(at: Contoso.noon, status: 404, requestID: text)
        let verdicts: [Verdict] = [
            .modified(changes), .duplicate([conflict(text)]), .failed(problem(text)),
            .deleted(.gone(.inDeletedItems(deletedAt: nil, seen))),
        ]
        return verdicts.enumerated().map { number, verdict in
            Decision(subject: .person(Contoso.object(1_000 + index * 4 + number)), name: text, verdict: verdict)
        }
    }

    /// Tags with the names of their attributes, as a browser's tokenizer finds them: quotation marks count only
    /// inside a tag, and a tag is `<` with a letter, a slash or an exclamation mark.
    fileprivate static func tags(_ html: String) -> [String] {
        var tags: [String] = []
        var tag: [UInt8]?
        var quote: UInt8?
        var previous: UInt8 = 0
        for byte in html.utf8 {
            defer { previous = byte }
            if let open = quote {
                if byte == open { quote = nil }
            } else if tag != nil {
                switch byte {
                case UInt8(ascii: ">"):
                    tags.append(String(decoding: tag ?? [], as: UTF8.self))
                    tag = nil
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                default: tag?.append(byte)
                }
            } else if previous == UInt8(ascii: "<"), isTagStart(byte) {
                tag = [byte]
            }
        }
        return tags
    }

    private static func isTagStart(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
        }
    }
}

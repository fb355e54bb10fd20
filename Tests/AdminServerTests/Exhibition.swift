import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

/// An organization in which every field of everybody and everything is one of some texts.
struct Exhibition {
    let texts: [String]

    /// The tags of a page.
    struct Shape {
        let path: String
        let tags: [String]
    }

    /// Opens every kind of page and keeps what is markup.
    func shapes() async throws -> [Shape] {
        let contoso = try await Contoso(tenant: texts.joined())
        try await fill(contoso)
        let address = OrganizationAddress(try Contoso.handle())
        let stopped = texts.indices.map { "/runs/\($0 + 4)" }
        let lists = ["/users", "/synchronize", "/duplicates", "/deleted"].flatMap { ["\($0)?page=1", "\($0)?page=2"] }
        let details = ["modified", "duplicate", "failed", "deleted"].flatMap { outcome in
            (1...2).map { "/runs/2?outcome=\(outcome)&page=\($0)" }
        }
        let searches = texts.map { address.link("/import", [("q", "zzz" + $0)]).description }
        let paths = ["/", "/runs", "/runs?before=20", "/runs/1", "/runs/2", "/import?q=a"] + lists + details + stopped
        return try await contoso.browse(ScriptedEngine(contoso, candidates: candidates())) { browser in
            var shapes: [Shape] = []
            for path in paths + searches {
                shapes.append(Shape(path: path, tags: Self.tags(try await browser.open(path).html)))
            }
            for text in texts {
                let link = address.link("/", [("q", "zzz" + text), ("scope", text), ("step", "run")]).description
                let form = link.drop { $0 != "?" }.dropFirst()
                let page = try await browser.post("/synchronize", String(form))
                shapes.append(Shape(path: "POST \(text)", tags: Self.tags(page.html)))
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

    private func problem(_ text: String) -> Problem {
        Problem(
            .upstreamRefused, cause: text, effect: text, advice: text, field: text,
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
    private static func tags(_ html: String) -> [String] {
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

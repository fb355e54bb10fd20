import DirectoryCore

/// A link to a page of ours with its state in the query: `/o/contoso/users?q=ana%20ruiz&page=2`.
///
/// Views cannot write one down: an `OrganizationAddress` makes it, so that every link stays in the organization whose
/// page it is on.
struct PageLink: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// Where everybody may begin.
    static let start = PageLink("/", [])

    /// Where an administrator of a tenant consents to an application's permissions: a page of Microsoft's.
    static func consent(at host: String, tenant: TenantReference, client: ClientID) -> PageLink {
        PageLink("https://\(host)/\(tenant)/adminconsent", [("client_id", client.description)])
    }

    /// A page that lies in no organization.
    static func standing(_ path: String, _ query: [(name: String, value: String?)] = []) -> PageLink {
        PageLink(path, query)
    }

    /// Where to sign in, or prove who one is, before going back.
    static func door(_ path: String, backTo address: ReturnPath) -> PageLink {
        PageLink(path, [("to", address == .start ? nil : address.description)])
    }

    /// - Parameter query: parameters in order; those without a value are left out.
    fileprivate init(_ path: String, _ query: [(name: String, value: String?)]) {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(Self.encode($0))" } }
        description = pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }

    /// The same page, at one of its parts.
    ///
    /// - Parameter part: an id of the page.
    func at(_ part: String) -> PageLink { PageLink("\(description)#\(part)", []) }

    /// Percent-encodes everything but the unreserved characters of RFC 3986.
    private static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}

/// Where the pages of an organization lie: below `/o/contoso`.
struct OrganizationAddress: Hashable, Sendable {
    let handle: OrganizationHandle
    private var root: String { "/\(Self.prefix)/\(handle)" }

    /// The first part of the path; what follows it is the handle.
    private static let prefix = "o"
    /// Where the router finds a page of an organization.
    ///
    /// - Parameter path: of the page within its organization: `/users`.
    static func pattern(_ path: String) -> String { "/\(prefix)/:organization\(path == "/" ? "" : path)" }

    init(_ handle: OrganizationHandle) { self.handle = handle }

    /// The handle in the path of a request, as it was written; nil for a path that is in no organization.
    static func handle(in path: String) -> String? {
        let parts = path.split(separator: "/", maxSplits: 2)
        return parts.count > 1 && parts[0] == prefix ? String(parts[1]) : nil
    }

    /// - Parameters:
    ///   - path: of a page within the organization: `/runs/7`.
    ///   - query: parameters in order; those without a value are left out.
    func link(_ path: String, _ query: [(name: String, value: String?)] = []) -> PageLink {
        PageLink(root + path, query)
    }
}

package import DirectoryCore

/// The service of a machine in Azure that gives out tokens for the machine's identity.
///
/// It speaks plain HTTP, so it is only ever asked on the machine itself: at a link-local or loopback address.
///
/// Sources: <https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token>,
/// <https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference>
package struct IdentityService: Sendable {
    /// Without a query.
    let address: String
    let form: Form

    /// How the service is spoken to.
    enum Form: Sendable {
        /// The instance metadata service of a virtual machine.
        case metadata
        /// The service of an application platform, which wants to see a header that only the application knows.
        case platform(header: Secret)

        var version: String {
            switch self {
            case .metadata: "2018-02-01"
            case .platform: "2019-08-01"
            }
        }
    }

    /// Where every virtual machine in Azure finds it.
    package static let virtualMachine = IdentityService(
        address: "http://169.254.169.254/metadata/identity/oauth2/token", form: .metadata)

    private init(address: String, form: Form) {
        self.address = address
        self.form = form
    }

    /// The service that the environment of this process names: `IDENTITY_ENDPOINT` with `IDENTITY_HEADER` on an
    /// application platform, `AZURE_POD_IDENTITY_AUTHORITY_HOST` where something stands in for a virtual machine's, else
    /// a virtual machine's.
    ///
    /// - Throws: `managed-identity-unavailable` when the address is not one of this machine itself, or the kind of
    ///   service is not known here.
    package init(environment: [String: String]) throws(Problem) {
        if let address = environment["IDENTITY_ENDPOINT"] {
            guard let header = environment["IDENTITY_HEADER"], !header.isEmpty, Self.isOnMachine(address) else {
                throw .identityServiceUnknown
            }
            self.init(address: address, form: .platform(header: Secret(header)))
        } else if let host = environment["AZURE_POD_IDENTITY_AUTHORITY_HOST"] {
            let address = (host.hasSuffix("/") ? String(host.dropLast()) : host) + "/metadata/identity/oauth2/token"
            guard Self.isOnMachine(address) else { throw .identityServiceUnknown }
            self.init(address: address, form: .metadata)
        } else {
            self = .virtualMachine
        }
    }

    /// Whether an address is plain HTTP at a numeric link-local or loopback address. It is read as text, so that no two
    /// parsers can disagree about it.
    static func isOnMachine(_ address: String) -> Bool {
        let scheme = "http://"
        guard address.utf8.count <= 512, address.utf8.starts(with: scheme.utf8) else { return false }
        let rest = address.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.count == 1 || UInt16(parts[1]) != nil else { return false }
        return isOwn(parts[0]) && rest.dropFirst(authority.count).utf8.allSatisfy(isPlain)
    }

    /// `169.254.…` or `127.…`, four numbers as they are usually written.
    private static func isOwn(_ host: Substring) -> Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { part in
            UInt8(part).flatMap { String($0) == part ? $0 : nil }
        }
        guard numbers.count == 4, !numbers.contains(nil) else { return false }
        return numbers[0] == 127 || (numbers[0] == 169 && numbers[1] == 254)
    }

    /// What stands in a path without ending it.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"): true
        default: false
        }
    }
}

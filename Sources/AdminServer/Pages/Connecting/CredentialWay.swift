import DirectoryCore
import DirectoryPorts

/// A way for a connection to prove what it is; the raw value is what forms send as `kind`.
enum CredentialWay: String, CaseIterable, Sendable {
    case secret
    case newCertificate = "new-certificate"
    case imported
    case federated
    case managedIdentity = "managed-identity"

    /// Those that the server's configuration lets connections use.
    static func offered(by office: any ConnectionAdministration) -> [CredentialWay] {
        allCases.filter { way in
            switch way {
            case .secret, .newCertificate, .imported: true
            case .federated: !office.assertionFiles.isEmpty
            case .managedIdentity: office.managedIdentity == .allowed
            }
        }
    }
}

/// The forms that say how an organization is connected.
enum ConnectionForm {
    static let tenantFields: Set = ["cloud", "tenant", "client-id"]
    static let credentialFields: Set = ["kind", "secret", "expires", "pem", "file"]
}

extension FormFields {
    /// - Throws: `invalid-value` naming the field.
    func connectionSettings() throws(Problem) -> ConnectionSettings {
        try ConnectionSettings(
            cloud: try value("cloud") ?? "", tenant: try value("tenant") ?? "", client: try value("client-id") ?? "")
    }

    func credentialWay() throws(Problem) -> CredentialWay? {
        try value("kind").flatMap(CredentialWay.init(rawValue:))
    }

    /// - Throws: `invalid-value` naming the field.
    func credentialEntry() throws(Problem) -> CredentialEntry {
        switch try credentialWay() {
        case .secret:
            let expires = try value("expires")?.trimmingWhitespace ?? ""
            return .clientSecret(Secret(try value("secret") ?? ""), expires: expires.isEmpty ? nil : expires)
        case .newCertificate: return .newCertificate
        case .imported: return .importedCertificate(Secret(try value("pem") ?? ""))
        case .federated: return .federated(AssertionFileName(rawValue: try value("file") ?? ""))
        case .managedIdentity: return .managedIdentity(nil)
        case nil: throw .invalid("kind", cause: "The form does not say which kind of credential is meant.")
        }
    }
}

extension Visit {
    /// The credential that the address names.
    func credentialID() throws(Refusal) -> CredentialID {
        guard let id = CredentialID(parameter("credential")) else { throw .noSuchPage }
        return id
    }
}

import DirectoryCore

/// Commands of the Azure CLI that do a step in the tenant, ready to be copied.
///
/// Source: <https://learn.microsoft.com/cli/azure/ad/app>
struct Snippet: Sendable {
    /// Names the commands for the button that copies them.
    let id: String
    let caption: String
    let about: String
    let commands: [String]
    let isOpen: Bool
    /// What the button says, and what is said once it has copied.
    let copy: String
    let copied: String

    private init(
        _ id: String, _ caption: ConnectText, _ about: ConnectText, isOpen: Bool = false, _ commands: [String],
        _ words: any Words
    ) {
        self.id = id
        self.caption = words.connecting(caption)
        self.about = words.connecting(about)
        self.isOpen = isOpen
        self.commands = commands
        copy = words.connecting(.copy)
        copied = words.connecting(.copied)
    }

    /// Registers the application with the one permission that is needed, and prints what step 1 asks for.
    static func registration(isOpen: Bool, _ words: any Words) -> Snippet {
        Snippet(
            "register", .registerCaption, .registerLead, isOpen: isOpen,
            [
                "app=$(az ad app create --display-name Rollcall --sign-in-audience AzureADMyOrg --query appId -o tsv)",
                "az ad sp create --id $app",
                "az ad app permission add --id $app --api \(graph) --api-permissions \(readUsers)=Role",
                "az ad app permission admin-consent --id $app",
                "az account show --query tenantId -o tsv",
                "echo $app",
            ], words)
    }

    /// Gives the registration a credential of this kind; nil for those that no command of the registration makes.
    ///
    /// - Parameter certificate: the name of the file that is downloaded here.
    static func credential(
        _ way: CredentialWay, of connection: Connection, certificate: String, _ words: any Words
    ) -> Snippet? {
        let reset = "az ad app credential reset --id \(connection.client) --append"
        switch way {
        case .secret:
            return Snippet(
                "make-secret", .commandCaption, .makeSecretLead,
                ["\(reset) --display-name Rollcall --query password -o tsv"], words)
        case .newCertificate:
            return Snippet("upload", .commandCaption, .uploadLead, ["\(reset) --cert @\(certificate)"], words)
        case .imported, .federated, .managedIdentity: return nil
        }
    }

    /// Microsoft Graph, in every cloud.
    private static let graph = "00000003-0000-0000-c000-000000000000"
    /// The application permission User.Read.All.
    ///
    /// Source: <https://learn.microsoft.com/graph/permissions-reference#userreadall>
    private static let readUsers = "df021288-bdef-4463-88db-98f22de89214"
}

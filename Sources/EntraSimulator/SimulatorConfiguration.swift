/// What a simulated Microsoft Entra tenant is made of. The same configuration always makes the same tenant: the same
/// people, ids, groups and faults.
public struct SimulatorConfiguration: Sendable {
    /// TCP port on the loopback interface; 0 takes any free one.
    public var port: Int
    /// TCP port on the loopback interface for the machine's identity service, which speaks plain HTTP as the real one does;
    /// 0 takes any free one, nil offers none there.
    public var identityPort: Int?
    /// How many people the tenant starts with (0 … 5,000,000).
    public var people: Int
    /// How many groups the tenant starts with.
    public var groups: Int
    /// Decides who the people are.
    public var seed: UInt64
    /// The tenant's GUID.
    public var tenantID: String
    /// The default verified domain, the right-hand side of the people's user principal names.
    public var verifiedDomain: String
    /// The organization's display name.
    public var displayName: String
    /// The application registered in the tenant.
    public var application: SimulatedApplication
    /// Further applications registered in the tenant.
    public var otherApplications: [SimulatedApplication]
    /// Further tenants that the same login and Graph hosts serve.
    public var otherTenants: [SimulatedTenant]
    /// `expires_in` of every access token, in seconds.
    public var tokenLifetime: Int
    /// Added to every answer.
    public var latency: Duration
    /// The resource-unit bucket of Microsoft Graph (off by default, so that a test meets no 429 it did not ask for).
    public var throttling: Bool
    /// How many requests the log keeps; older ones are forgotten.
    public var requestLogCapacity: Int

    /// A tenant of `people` people with everything else at its default: one application with the permissions Rollcall
    /// asks for, and an obviously fake secret.
    public init(
        port: Int = 0,
        identityPort: Int? = nil,
        people: Int = 500,
        groups: Int = 20,
        seed: UInt64 = 1,
        tenantID: String = "5e11ed00-7e4a-4a11-9a11-000000000001",
        verifiedDomain: String = "fabrikam.example",
        displayName: String = "Fabrikam",
        application: SimulatedApplication = SimulatedApplication(),
        otherApplications: [SimulatedApplication] = [],
        otherTenants: [SimulatedTenant] = [],
        tokenLifetime: Int = 3599,
        latency: Duration = .zero,
        throttling: Bool = false,
        requestLogCapacity: Int = 10_000
    ) {
        self.port = port
        self.identityPort = identityPort
        self.people = people
        self.groups = groups
        self.seed = seed
        self.tenantID = tenantID
        self.verifiedDomain = verifiedDomain
        self.displayName = displayName
        self.application = application
        self.otherApplications = otherApplications
        self.otherTenants = otherTenants
        self.tokenLifetime = tokenLifetime
        self.latency = latency
        self.throttling = throttling
        self.requestLogCapacity = requestLogCapacity
    }
}

/// One more tenant behind the same hosts.
public struct SimulatedTenant: Sendable {
    /// Its GUID.
    public var tenantID: String
    /// Its default verified domain.
    public var verifiedDomain: String
    /// The organization's display name.
    public var displayName: String
    /// How many people it starts with.
    public var people: Int
    /// How many groups it starts with.
    public var groups: Int
    /// Decides who the people are.
    public var seed: UInt64
    /// The applications registered in it.
    public var applications: [SimulatedApplication]

    public init(
        tenantID: String, verifiedDomain: String, displayName: String, people: Int, groups: Int = 0, seed: UInt64 = 2,
        applications: [SimulatedApplication] = []
    ) {
        self.tenantID = tenantID
        self.verifiedDomain = verifiedDomain
        self.displayName = displayName
        self.people = people
        self.groups = groups
        self.seed = seed
        self.applications = applications
    }
}

/// An app registration with the credentials it may sign in with and the application permissions it was granted.
public struct SimulatedApplication: Sendable {
    /// The application (client) id, a GUID.
    public var clientID: String
    /// Shown in tokens as `app_displayname`.
    public var displayName: String
    /// Client secrets by value; the first is the one `EntraSimulator` tells.
    public var secrets: [Secret]
    /// Certificates in PEM, public part only.
    public var certificates: [String]
    /// Issuers outside the tenant whose tokens are accepted as client assertions.
    public var federatedCredentials: [FederatedCredential]
    /// Redirect URIs for the authorization code flow.
    public var redirectURIs: [String]
    /// Microsoft Graph application permissions, such as `User.Read.All`.
    public var permissions: Set<String>

    public init(
        clientID: String = "c0a80101-0000-4000-8000-00000000a001",
        displayName: String = "Rollcall",
        secrets: [Secret] = [Secret("fake-secret-for-the-simulator-only")],
        certificates: [String] = [],
        federatedCredentials: [FederatedCredential] = [],
        redirectURIs: [String] = ["http://localhost:8080/sign-in/callback"],
        permissions: Set<String> = ["User.Read.All", "GroupMember.Read.All"]
    ) {
        self.clientID = clientID
        self.displayName = displayName
        self.secrets = secrets
        self.certificates = certificates
        self.federatedCredentials = federatedCredentials
        self.redirectURIs = redirectURIs
        self.permissions = permissions
    }

    /// A client secret and, if it has one, the moment it expires (Unix seconds).
    public struct Secret: Sendable {
        /// The secret itself.
        public var value: String
        /// When it stops working, Unix seconds; nil for never.
        public var expiresAt: Int?

        public init(_ value: String, expiresAt: Int? = nil) {
            self.value = value
            self.expiresAt = expiresAt
        }
    }

    /// Trust in the tokens of another issuer (workload identity federation).
    public struct FederatedCredential: Sendable {
        /// `iss` of the accepted tokens.
        public var issuer: String
        /// `sub` of the accepted tokens.
        public var subject: String
        /// `aud` of the accepted tokens.
        public var audience: String
        /// The issuer's RSA public key in PEM.
        public var publicKeyPEM: String

        public init(
            issuer: String, subject: String, audience: String = "api://AzureADTokenExchange", publicKeyPEM: String
        ) {
            self.issuer = issuer
            self.subject = subject
            self.audience = audience
            self.publicKeyPEM = publicKeyPEM
        }
    }
}

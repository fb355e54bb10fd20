package import DirectoryCore
package import FoundationEssentials

/// Finds out who somebody is: what pages ask before they show anything.
///
/// Codes, tokens and passwords come and go as `Secret`; what is stored are fingerprints. Failures say the same whether
/// an account exists or not.
package protocol Authenticating: Sendable {
    /// Whether the server has its first account.
    func isClaimed() async throws(Problem) -> Bool

    /// Makes the code by which the server is claimed, in the place of earlier ones. For the console.
    ///
    /// - Throws: `already-claimed`.
    func offerClaim(by requester: Requester) async throws(Problem) -> Secret

    /// Makes the first account and the first organization.
    ///
    /// - Throws: `code-invalid`, `already-claimed`, `invalid-value`, `password-weak`, `sign-in-delayed`.
    func claim(_ form: ClaimForm, visitor: Visitor) async throws(Problem) -> SignedIn

    /// What somebody who brings an invitation or recovery code is about to become; nothing is used up.
    ///
    /// - Throws: `code-invalid`, `sign-in-delayed`.
    func preview(_ code: Secret, visitor: Visitor) async throws(Problem) -> InvitationPreview

    /// Accepts an invitation into an organization with a new account, or gives an account its new password.
    ///
    /// - Throws: `code-invalid`, `account-exists`, `password-weak`, `invalid-value`, `sign-in-delayed`.
    func redeem(_ form: RedemptionForm, visitor: Visitor) async throws(Problem) -> SignedIn

    /// Accepts an invitation with the account that is signed in.
    ///
    /// - Throws: `code-invalid`, `sign-in-delayed`.
    func join(_ code: Secret, as person: SignedInPerson, visitor: Visitor) async throws(Problem) -> SignedIn

    /// Signs in with address and password.
    ///
    /// - Throws: `sign-in-failed`, and `sign-in-delayed` when there were too many failures of late; the same work is
    ///   done whether the account exists or not.
    func signIn(email: String, password: Secret, visitor: Visitor) async throws(Problem) -> SignInStep

    /// Goes on with a code of the second factor, or a recovery code.
    ///
    /// - Parameter pending: from `SignInStep.secondFactor`.
    /// - Throws: `code-invalid`, `sign-in-delayed`; `sign-in-needed` when the pending sign-in is too old.
    func confirm(_ code: Secret, pending: Secret, visitor: Visitor) async throws(Problem) -> SignedIn

    /// Begins signing in with Entra, or linking the account that is signed in to a person of the tenant, or accepting an
    /// invitation that way.
    ///
    /// - Throws: `not-found` when the organization does not offer it or has not reached its tenant yet; `proof-needed` for
    ///   a link; `code-invalid`, `sign-in-delayed` for an invitation; problems of reaching the tenant.
    func beginEntraSignIn(
        _ intent: EntraIntent, redirectURI: String, visitor: Visitor
    ) async throws(Problem) -> EntraRedirect

    /// Finishes what was begun: verifies the answer, and finds the account by tenant and object id, never by address.
    ///
    /// - Parameter pending: from `EntraRedirect`, out of the browser's cookie.
    /// - Throws: `sign-in-failed` when the answer does not fit, or nobody is linked to the person who is a member of the
    ///   organization; `identity-taken`; `account-exists` when an invitation would make an account whose address has one;
    ///   `sign-in-delayed`; problems of reaching the tenant, and of the connection's credentials.
    func finishEntraSignIn(
        _ answer: EntraAnswer, pending: Secret, visitor: Visitor
    ) async throws(Problem) -> SignedIn

    /// Who is signed in with a session token; nil for nobody. Remembers that the session was used.
    func person(_ session: Secret) async throws(Problem) -> SignedInPerson?

    /// Whoever holds an API token, as a caller in its organization; nil for nobody.
    func caller(_ token: Secret) async throws(Problem) -> Caller?

    /// Proves again that it is still the same person, by password or code. The session gets a new token.
    ///
    /// - Throws: `sign-in-failed`, `code-invalid`, `sign-in-delayed`; `sign-in-needed` when the session has ended.
    func prove(_ proof: Proving, as person: SignedInPerson, visitor: Visitor) async throws(Problem) -> SignedIn

    func signOut(_ person: SignedInPerson, visitor: Visitor) async throws(Problem)
}

/// A browser at the door.
package struct Visitor: Hashable, Sendable {
    package let origin: Origin
    /// `User-Agent`, at most 200 characters.
    package let agent: String
    /// The token of a browser in which somebody has signed in before: throttling goes by it instead of by the account,
    /// so that others' failures do not keep a known device out.
    package let device: Secret?

    package init(origin: Origin, agent: String, device: Secret? = nil) {
        self.origin = origin
        self.agent = agent
        self.device = device
    }
}

/// The form by which a server is claimed.
package struct ClaimForm: Sendable {
    package let code: Secret
    package let name: String
    package let email: String
    package let password: Secret
    /// What the first organization is called, and its short name in addresses; nil derives one from the name.
    package let organization: String
    package let handle: String?

    package init(
        code: Secret, name: String, email: String, password: Secret, organization: String, handle: String? = nil
    ) {
        self.code = code
        self.name = name
        self.email = email
        self.password = password
        self.organization = organization
        self.handle = handle
    }
}

/// The form by which an invitation is accepted, or a password set anew. A recovery ignores name and address.
package struct RedemptionForm: Sendable {
    package let code: Secret
    package let name: String
    package let email: String
    package let password: Secret

    package init(code: Secret, name: String, email: String, password: Secret) {
        self.code = code
        self.name = name
        self.email = email
        self.password = password
    }
}

/// What an invitation is for, as its page says it.
package struct InvitationPreview: Hashable, Sendable {
    package let purpose: Invitation.Purpose
    package let organization: Organization?
    /// The account that gets a new password.
    package let account: Account?
    package let expiresAt: Date

    package init(purpose: Invitation.Purpose, organization: Organization?, account: Account?, expiresAt: Date) {
        self.purpose = purpose
        self.organization = organization
        self.account = account
        self.expiresAt = expiresAt
    }
}

/// How far a sign-in has come.
package enum SignInStep: Sendable {
    case signedIn(SignedIn)
    /// A code is needed. The token stands for the password that was right; for five minutes, in a cookie.
    case secondFactor(pending: Secret)
}

/// Somebody has been let in: what goes into the browser's cookies.
package struct SignedIn: Sendable {
    package let person: SignedInPerson
    package let sessionToken: Secret
    /// Knows this browser again at the next sign-in, for 180 days; nil when it is known already.
    package let deviceToken: Secret?

    package init(person: SignedInPerson, sessionToken: Secret, deviceToken: Secret?) {
        self.person = person
        self.sessionToken = sessionToken
        self.deviceToken = deviceToken
    }
}

/// An account, its session and where it belongs.
package struct SignedInPerson: Hashable, Sendable {
    package let account: Account
    package let session: Session
    /// With their organizations, by the organization's name.
    package let places: [Place]

    package init(account: Account, session: Session, places: [Place]) {
        self.account = account
        self.session = session
        self.places = places
    }

    /// An organization that the account belongs to, and as what.
    package struct Place: Hashable, Sendable {
        package let organization: Organization
        package let membership: Membership

        package init(organization: Organization, membership: Membership) {
            self.organization = organization
            self.membership = membership
        }
    }

    /// The caller in an organization; nil for an organization that the account does not belong to, or that does not
    /// exist.
    package func caller(in handle: OrganizationHandle) -> Caller? {
        places.first { $0.organization.handle == handle }.map {
            Caller(account: account, membership: $0.membership, provenAt: session.provenAt)
        }
    }

    package var actor: Actor { .account(account.id, name: account.name) }

    /// Whether an organization asks for a second factor that the account does not have yet, and does not sign in with
    /// Entra either: then it may do nothing but add one.
    package var needsSecondFactor: Bool {
        account.secondFactor == nil && account.password != nil
            && places.contains { $0.organization.signIn.secondFactor == .required }
    }
}

/// What somebody brings to prove that it is still them.
package enum Proving: Sendable {
    case password(Secret)
    case code(Secret)
}

/// Why somebody goes to Entra.
package enum EntraIntent: Sendable {
    /// To be let in, by way of the tenant of this organization.
    case signIn(OrganizationHandle)
    /// To have the account that is signed in know them from now on.
    case link(SignedInPerson, OrganizationHandle)
    /// To accept an invitation into an organization that offers it.
    case join(code: Secret)
}

/// Where to send the browser, and what to put into its cookie meanwhile.
package struct EntraRedirect: Sendable {
    package let location: String
    /// Names the attempt, with its state, nonce and code verifier, for ten minutes.
    package let pending: Secret

    package init(location: String, pending: Secret) {
        self.location = location
        self.pending = pending
    }
}

/// What Entra sent the browser back with.
package struct EntraAnswer: Sendable {
    package let state: String
    /// The code, or the error that came in its place.
    package let result: Result<Secret, EntraRefusal>

    package init(state: String, result: Result<Secret, EntraRefusal>) {
        self.state = state
        self.result = result
    }
}

/// Why Entra signed nobody in, such as `access_denied`.
package struct EntraRefusal: Error, Hashable, Sendable {
    package let code: String

    package init(code: String) { self.code = code }
}

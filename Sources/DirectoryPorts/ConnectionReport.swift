package import DirectoryCore

/// What a connection test found: step by step how far it came, and what each credential is worth.
package struct ConnectionReport: Hashable, Sendable {
    /// Every check once, in the order in which they are made.
    package let steps: [ConnectionStep]
    /// The tenant that the connection is pinned to; nil when none has answered.
    package let tenant: PinnedTenant?
    /// The application permissions that the access token shows; nil when there was none, or it cannot be read.
    package let grantedPermissions: Set<String>?
    /// By which of the connection's credentials the tenant was reached.
    package let credential: CredentialID?
    /// What came of showing each credential, the preferred one first.
    package let credentials: [CredentialTrial]

    package init(
        steps: [ConnectionStep], tenant: PinnedTenant?, grantedPermissions: Set<String>?,
        credential: CredentialID? = nil, credentials: [CredentialTrial] = []
    ) {
        self.steps = steps
        self.tenant = tenant
        self.grantedPermissions = grantedPermissions
        self.credential = credential
        self.credentials = credentials
    }

    /// What keeps the connection from working; nil when every check passed.
    package var problem: Problem? {
        for case .failed(let problem) in steps.map(\.result) { return problem }
        return nil
    }

    /// What is missing and what is more than needed; nil when the token does not tell, or people can be read without any
    /// permission, by a role in the directory.
    package var permissions: PermissionCheck? {
        guard let grantedPermissions, !grantedPermissions.isEmpty || problem != nil else { return nil }
        return PermissionCheck(granted: grantedPermissions)
    }
}

/// One check of a connection, and what came of it.
package struct ConnectionStep: Hashable, Sendable {
    package let check: Check
    package let result: Result

    package init(_ check: Check, _ result: Result) {
        self.check = check
        self.result = result
    }

    /// What is checked, in the order in which it is.
    package enum Check: String, CaseIterable, Codable, Sendable {
        /// Whoever judges the credential answers: the cloud's sign-in service, or the machine's identity service.
        case signInHost = "sign-in-host"
        /// One of the credentials is accepted.
        case token
        /// It is the tenant that was named, and the one that answered before.
        case tenant
        /// The application may read users.
        case permissions
        /// Somebody can be read.
        case person
    }

    /// What came of it.
    package enum Result: Hashable, Sendable {
        case passed
        case failed(Problem)
        /// Nothing is known, because something else failed.
        case open
    }
}

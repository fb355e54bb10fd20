/// What the application permissions of a tenant's registration come to: least privilege, neither less nor more.
///
/// Source: <https://learn.microsoft.com/graph/permissions-reference>
package struct PermissionCheck: Hashable, Sendable {
    /// Those that Rollcall needs and the registration lacks, in alphabetical order.
    package let missing: [String]
    /// Those that the registration has and Rollcall does not need, in alphabetical order. A wider permission that
    /// stands in for a missing narrow one is superfluous all the same.
    package let superfluous: [String]

    /// What reading users needs.
    package static let needed: Set<String> = ["User.Read.All"]
    /// What Rollcall can use and does not insist on.
    package static let useful: Set<String> = ["GroupMember.Read.All"]
    /// What allows reading everything that User.Read.All does, and more than that.
    private static let wider: Set<String> = ["Directory.Read.All", "Directory.ReadWrite.All"]
    /// What allows reading users, but not which organization they are in.
    private static let usersOnly: Set<String> = ["User.ReadWrite.All"]
    /// What allows reading which organization it is.
    private static let organization: Set<String> = ["Organization.Read.All", "Organization.ReadWrite.All"]

    /// - Parameter granted: the `roles` of an access token.
    package init(granted: Set<String>) {
        let isEnough =
            !granted.isDisjoint(with: Self.wider)
            || !granted.isDisjoint(with: Self.usersOnly) && !granted.isDisjoint(with: Self.organization)
        missing = isEnough ? [] : Self.needed.subtracting(granted).sorted()
        superfluous = granted.subtracting(Self.needed).subtracting(Self.useful).sorted()
    }
}

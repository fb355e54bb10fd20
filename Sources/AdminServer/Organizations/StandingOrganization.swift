package import DirectoryCore

/// The only organization of a server.
package struct StandingOrganization: OrganizationFinding {
    private let organization: Organization

    package init(_ organization: Organization) { self.organization = organization }

    package func organizations() async throws(Problem) -> [Organization] { [organization] }

    package func organization(_ handle: OrganizationHandle) async throws(Problem) -> Organization? {
        handle == organization.handle ? organization : nil
    }
}

package import DirectoryCore

/// Finds the organization that an address names.
package protocol OrganizationFinding: Sendable {
    /// Those there are, by name.
    func organizations() async throws(Problem) -> [Organization]

    /// - Returns: nil when there is none of that handle.
    func organization(_ handle: OrganizationHandle) async throws(Problem) -> Organization?
}

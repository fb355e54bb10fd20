package import DirectoryCore
package import DirectoryPorts

/// Where there are no accounts, nobody has to stay.
package struct NoStewards: Stewardship {
    package init() {}

    package func stewards(of organization: OrganizationID, when actor: DirectoryCore.Actor) -> Stewards {
        Stewards(asking: nil, owners: [])
    }
}

import DirectoryCore
import DirectoryPorts
import Rollcall

/// An organization of an installation: where most commands work.
struct Workplace: Sendable {
    let installation: Installation
    let organization: OrganizationID

    init(_ installation: Installation, _ organization: OrganizationID) {
        self.installation = installation
        self.organization = organization
    }

    var store: any ServerStore { installation.store }
    var engine: any Synchronizing { installation.engine }
    var connecting: any ConnectionAdministration { installation.connecting }
    var office: any AccountAdministration { installation.office }
    var world: World { installation.world }
}

import DirectoryCore
import FoundationEssentials

/// One look at a page of an organization: what is the same for everything on it.
///
/// Views are made with it, so that what comes to belong to it reaches all of them.
struct Viewing: Sendable {
    /// The language that the page is told in.
    let words: any Words
    /// The organization whose page it is, as links name it.
    let address: OrganizationAddress
    let now: Date
    /// Who looks.
    let caller: Caller

    /// Whether to offer something: what the caller may not do is not on the page. Whether it is done is decided by the
    /// route.
    func may(_ action: Action) -> Bool { caller.may(action) }

    /// A link to a page of the same organization.
    ///
    /// - Parameter query: parameters in order; those without a value are left out.
    func link(_ path: String, _ query: [(name: String, value: String?)] = []) -> PageLink {
        address.link(path, query)
    }
}

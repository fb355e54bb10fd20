import DirectoryCore
import FoundationEssentials
package import Hummingbird

/// What belongs to one request.
package struct AdminContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The language that it is answered in.
    var words: any Words = English(zone: .gmt)
    /// The organization that the address names, once it has been found; nil for an address that names none.
    var organization: Organization?

    /// Enough for a form that names 100,000 people by id.
    package var maxUploadSize: Int { 5 * 1024 * 1024 }

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}

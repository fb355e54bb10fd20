import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
package import Hummingbird
import Logging

/// What belongs to one request.
package struct AdminContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection; nil when there is none, as in tests.
    let peer: String?
    var arrival = Arrival.unknown
    /// The language that it is answered in.
    var words: any Words = English(zone: .gmt)
    /// Who sent it.
    var asker = Asker.nobody
    /// The organization that the address names, and what whoever is signed in is there; nil for an address that names
    /// none, and for one to which they do not belong.
    var place: SignedInPerson.Place?
    /// The page that it leads to, once the guards have let it through.
    var here: ReturnPath?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// Where the request came from, for the audit. Its id is the one that the log and an error page show.
    var origin: Origin { Origin(address: arrival.address, request: requestID) }

    /// Names the request in log, audit and error page alike. A logger that keeps no metadata has no name for it;
    /// Hummingbird's own `id` would trap there.
    var requestID: String? { logger[metadataKey: "hb.request.id"]?.description }

    /// The browser that sent it.
    func visitor(_ request: Request) -> Visitor {
        Visitor(
            origin: origin, agent: String((request.headers[.userAgent] ?? "").prefix(200)),
            device: Keepsake.device.read(request.headers, over: arrival.scheme))
    }
}

import HTTPTypes
import Hummingbird

extension Response {
    /// Sends the browser on to a page of ours with GET, so that going back or reloading asks for nothing twice.
    static func redirect(to link: PageLink) -> Response {
        Response(status: .seeOther, headers: [.location: link.description])
    }
}

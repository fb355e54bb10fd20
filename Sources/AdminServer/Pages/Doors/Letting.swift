import DirectoryCore
import DirectoryPorts
import Hummingbird

extension Response {
    /// Whoever was let in goes on, with what their browser keeps from now on. A session always gets a token that
    /// nobody had before, whatever the browser brought along (ASVS 7.2.4).
    static func letIn(_ signedIn: SignedIn, to path: ReturnPath, _ context: AdminContext) -> Response {
        var response = Response.redirect(to: path.description)
        response.status = .seeOther
        response.keep(.session, signedIn.sessionToken, context.arrival)
        if let device = signedIn.deviceToken { response.keep(.device, device, context.arrival) }
        return response
    }

    /// Has the browser forget what was meant for one step.
    func forgetting(_ keepsakes: [Keepsake], _ context: AdminContext) -> Response {
        var response = self
        for keepsake in keepsakes { response.keep(keepsake, nil, context.arrival) }
        return response
    }
}

extension FormFields {
    /// Where to go afterwards; the start, when nothing is said or what is said is not an address of this server.
    func returnPath() throws(Problem) -> ReturnPath { try value("to").flatMap(ReturnPath.init) ?? .start }

    /// A field that has to be there.
    func required(_ name: String) throws(Problem) -> String {
        guard let value = try value(name), !value.isEmpty else {
            throw .invalid(name, cause: "The field “\(name)” is empty.", advice: "Fill it in and try again.")
        }
        return value
    }

    func secret(_ name: String) throws(Problem) -> Secret { Secret(try required(name)) }
}

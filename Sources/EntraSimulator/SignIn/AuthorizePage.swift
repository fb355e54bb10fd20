/// `GET /{tenant}/oauth2/v2.0/authorize`: a plain page on which one chooses who to be, or, with `login_hint` and
/// `prompt=none`, no page at all.
struct AuthorizePage {
    let tenant: Tenant
    let query: Query
    let now: Timestamp

    /// What the request asks for, once it is sound.
    struct Request {
        var application: AppRegistration
        var redirectURI: String
        var state: String?
        var mode: String
        var ticket: AuthorizationCodes.Ticket
    }

    /// Problems of the client or redirect URI are shown here; they are never redirected.
    func request(as person: ObjectID) throws(SignInError) -> Request {
        guard let clientID = query["client_id"]?.lowercased() else { throw .missingParameter("client_id") }
        guard let application = tenant.applications[clientID] else {
            throw .unknownApplication(clientID, tenant.displayName)
        }
        guard let redirectURI = query["redirect_uri"] ?? application.redirectURIs.first else {
            throw .missingParameter("redirect_uri")
        }
        guard application.redirectURIs.contains(redirectURI) else { throw .wrongRedirect(redirectURI, clientID) }
        guard query["response_type"] == "code" else { throw .unsupportedGrant(query["response_type"] ?? "") }
        guard query["code_challenge"] == nil || query["code_challenge_method"] == "S256" else {
            throw .missingParameter("code_challenge_method")
        }
        return Request(
            application: application, redirectURI: redirectURI, state: query["state"],
            mode: query["response_mode"] ?? "query",
            ticket: AuthorizationCodes.Ticket(
                tenantID: tenant.id, clientID: clientID, redirectURI: redirectURI, person: person,
                scope: query["scope"] ?? "", nonce: query["nonce"], challenge: query["code_challenge"], issuedAt: now))
    }

    /// The person the request names, if it does.
    var chosen: Person? {
        let name = query["sim_choice"] ?? (query["prompt"] == "none" ? query["login_hint"] : nil)
        return name.flatMap { tenant.directory.people.active(named: $0) }
    }

    private static let mostChoices = 50

    /// The page with the first people of the tenant as links.
    var choices: Reply {
        let links = ObjectSource.people(of: tenant.directory).first(Self.mostChoices).compactMap { object -> String? in
            guard case .user(let person) = object else { return nil }
            let item = "sim_choice=\(PercentCoding.encode(person.userPrincipalName))"
            let name = person[.displayName]?.string ?? person.userPrincipalName
            return
                "<li><a href=\"?\(Self.escape(query.replacing(["sim_choice"], with: item)))\">\(Self.escape(name))</a> "
                + "\(Self.escape(person.userPrincipalName))</li>"
        }
        return Reply.text(
            200,
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sign in</title></head><body>"
                + "<h1>Sign in to \(Self.escape(tenant.displayName))</h1><ul>\(links.joined())</ul></body></html>",
            contentType: "text/html; charset=utf-8")
    }

    /// Sends the browser back to the application with these parameters.
    static func goBack(to uri: String, mode: String, _ parameters: [(String, String)]) -> Reply {
        let encoded = parameters.map { "\($0.0)=\(PercentCoding.encode($0.1))" }.joined(separator: "&")
        switch mode {
        case "form_post":
            let inputs = parameters.map { "<input type=\"hidden\" name=\"\(escape($0.0))\" value=\"\(escape($0.1))\">" }
            return Reply.text(
                200,
                "<!DOCTYPE html><html><body onload=\"document.forms[0].submit()\"><form method=\"post\" action=\"\(escape(uri))\">"
                    + "\(inputs.joined())<button>Continue</button></form></body></html>",
                contentType: "text/html; charset=utf-8")
        case "fragment": return Reply(status: 302, headers: [("Location", "\(uri)#\(encoded)")])
        default:
            return Reply(status: 302, headers: [("Location", "\(uri)\(uri.contains("?") ? "&" : "?")\(encoded)")])
        }
    }

    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

extension ObjectSource {
    func first(_ count: Int) -> [DirectoryObject] {
        var found: [DirectoryObject] = []
        var position = 0
        while found.count < count, let (object, following) = next(position) {
            found.append(object)
            position = following
        }
        return found
    }
}

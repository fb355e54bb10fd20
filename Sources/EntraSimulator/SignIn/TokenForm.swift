/// What a client posts to the token endpoint, with the credential from the form or from HTTP Basic.
struct TokenForm {
    let fields: Query
    let clientID: String?
    let secret: String?

    init(_ request: WireRequest) throws(SignInError) {
        guard request.headers["content-type"]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true
        else {
            throw .bodyIsNoForm
        }
        fields = Query(String(decoding: request.body, as: UTF8.self))
        let basic = Self.basicCredentials(request.headers["authorization"])
        clientID = (fields["client_id"] ?? basic?.name)?.lowercased()
        secret = fields["client_secret"] ?? basic?.secret
    }

    func required(_ name: String) throws(SignInError) -> String {
        guard let value = fields[name], !value.isEmpty else { throw .missingParameter(name) }
        return value
    }

    var assertion: String? {
        let isBearer = fields["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        return isBearer ? fields["client_assertion"] : nil
    }

    /// Both halves are form-encoded inside the Base64 (RFC 6749 §2.3.1).
    private static func basicCredentials(_ header: String?) -> (name: String, secret: String)? {
        guard let header, header.lowercased().hasPrefix("basic "),
            let bytes = Base64URL.decode(header.dropFirst(6).filter { $0 != " " })
        else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        return (PercentCoding.decode(parts[0], plusIsSpace: true), PercentCoding.decode(parts[1], plusIsSpace: true))
    }
}

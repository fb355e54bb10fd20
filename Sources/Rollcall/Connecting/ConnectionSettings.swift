package import DirectoryCore

/// What an administrator enters to connect a tenant.
package struct ConnectionSettings: Sendable {
    package let cloud: CloudName
    package let tenant: TenantReference
    package let client: ClientID
    package let secret: Secret

    /// Reads the settings as they were entered.
    ///
    /// - Throws: `invalid-value`, naming the field: `tenant`, `client-id` or `secret`.
    package init(cloud: String, tenant: String, client: String, secret: Secret) throws(Problem) {
        guard let tenantReference = TenantReference(tenant.trimmingWhitespace) else {
            throw .entered(
                "\"\(tenant)\" names no tenant.",
                advice: "Give the Directory (tenant) ID, a GUID, or a verified domain such as contoso.onmicrosoft.com.",
                field: "tenant")
        }
        guard let clientID = ClientID(client.trimmingWhitespace) else {
            throw .entered(
                "\"\(client)\" is no application ID.",
                advice: "Give the Application (client) ID of the app registration, a GUID.", field: "client-id")
        }
        let value = secret.reveal().trimmingWhitespace
        guard !value.isEmpty,
            value.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.generalCategory != .control })
        else {
            throw .entered(
                "The client secret is empty or holds a character that no secret has.",
                advice: "Copy the secret's Value from the app registration.", field: "secret")
        }
        self.cloud = CloudName(rawValue: cloud)
        self.tenant = tenantReference
        self.client = clientID
        self.secret = Secret(value)
    }
}

extension Problem {
    /// A value that was entered and cannot be what it should be.
    package static func entered(_ cause: String, advice: String, field: String) -> Problem {
        Problem(.invalidValue, cause: cause, effect: "Nothing was saved.", advice: advice, field: field)
    }
}

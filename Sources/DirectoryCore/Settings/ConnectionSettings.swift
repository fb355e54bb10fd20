/// What an administrator enters to connect a tenant: which one, and as which registered application.
package struct ConnectionSettings: Hashable, Sendable {
    package let cloud: CloudName
    package let tenant: TenantReference
    package let client: ClientID

    /// Reads the settings as they were entered.
    ///
    /// - Throws: `invalid-value`, naming the field: `tenant` or `client-id`.
    package init(cloud: String, tenant: String, client: String) throws(Problem) {
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
        self.cloud = CloudName(rawValue: cloud)
        self.tenant = tenantReference
        self.client = clientID
    }
}

extension Problem {
    /// A value that was entered and cannot be what it should be.
    package static func entered(_ cause: Sentence, advice: Sentence, field: String) -> Problem {
        Problem(.invalidValue, cause: cause, effect: "Nothing was saved.", advice: advice, field: field)
    }
}

/// `/organization`: the tenant about itself.
struct Organization {
    let call: GraphCall
    let tenant: Tenant

    func list() throws(GraphError) -> Reply {
        try call.require("GET")
        let selected = try selectedNames()
        return Reply.json {
            $0.field("@odata.context", call.context("organization"))
            $0.key("value")
            $0.array { $0.object { writeMembers(selected, into: &$0) } }
        }
    }

    func single(_ id: String) throws(GraphError) -> Reply {
        try call.require("GET")
        guard id.lowercased() == tenant.id else { throw .notFound(id) }
        let selected = try selectedNames()
        return Reply.json {
            $0.field("@odata.context", call.context("organization/$entity"))
            writeMembers(selected, into: &$0)
        }
    }

    private static let names = [
        "id", "displayName", "countryLetterCode", "createdDateTime", "defaultUsageLocation",
        "onPremisesLastSyncDateTime",
        "onPremisesSyncEnabled", "preferredLanguage", "tenantType", "verifiedDomains",
    ]

    private func selectedNames() throws(GraphError) -> [String] {
        guard let select = call.request.query["$select"] else { return Self.names }
        return try select.split(separator: ",").map { name throws(GraphError) in
            guard let known = Self.names.first(where: { $0.lowercased() == name.lowercased() }) else {
                throw GraphError.unparsable(
                    "Parsing OData Select and Expand failed: Could not find a property named '\(name)' on type "
                        + "'microsoft.graph.organization'.")
            }
            return known
        }
    }

    private func writeMembers(_ names: [String], into writer: inout JSONWriter) {
        for name in names {
            switch name {
            case "id": writer.field(name, tenant.id)
            case "displayName": writer.field(name, tenant.displayName)
            case "countryLetterCode": writer.field(name, "NL")
            case "createdDateTime": writer.field(name, "2016-01-01T00:00:00Z")
            case "onPremisesSyncEnabled": writer.field(name, true)
            case "onPremisesLastSyncDateTime": writer.field(name, "2026-01-01T00:00:00Z")
            case "preferredLanguage": writer.field(name, "en")
            case "tenantType": writer.field(name, "AAD")
            case "verifiedDomains": writeDomains(into: &writer)
            default: writer.field(name, String?.none)
            }
        }
    }

    private func writeDomains(into writer: inout JSONWriter) {
        writer.key("verifiedDomains")
        writer.array {
            for (name, isInitial) in [(tenant.domain, false), (tenant.initialDomain, true)] {
                $0.object {
                    $0.field("capabilities", "Email, OfficeCommunicationsOnline")
                    $0.field("isDefault", !isInitial)
                    $0.field("isInitial", isInitial)
                    $0.field("name", name)
                    $0.field("type", "Managed")
                }
            }
        }
    }
}

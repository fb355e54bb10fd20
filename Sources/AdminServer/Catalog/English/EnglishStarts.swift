// MARK: - Starting a run

extension English {
    func onlyImported(from tenant: String) -> String {
        "Only people imported from \(tenant), the tenant this organization is connected to, are listed here."
    }

    var synchronizeLabels: ScopeView.RunLabels {
        .init(plain: "Synchronize", one: "Synchronize 1 user", many: "Synchronize {n} users")
    }

    func importPremise(_ tenant: String) -> String {
        "Search \(tenant) by the beginning of a name, a username or an email address."
    }

    func found(_ count: Int, importable: Int) -> String {
        "\(people(count)) found, \(importable == 0 ? "none" : number(importable)) can be imported"
    }

    func allFound(_ text: String) -> String { "Everybody that a search for “\(text)” finds" }
    var everyoneInTenant: String { "Everyone in the tenant" }
    var importLabels: ScopeView.RunLabels {
        .init(plain: "Import", one: "Import 1 person", many: "Import {n} people")
    }
    func noMatchUpstream(_ text: String) -> String { "Nobody in the tenant matches “\(text)”." }
    var noMatchUpstreamAdvice: String { "Try the beginning of the name, of the username or of the email address." }
}

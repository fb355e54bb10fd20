import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// The four steps of connecting a tenant.
struct ConnectionSections: Sendable {
    let connecting: any ConnectionAdministration

    func sections(_ connection: Connection?, _ viewing: Viewing) -> [SettingsPage.Section] {
        let tenant = tenant(connection, viewing)
        guard let connection else { return [tenant] }
        return [tenant, credential(connection, viewing), test(viewing), scope(viewing)]
    }

    private func tenant(_ connection: Connection?, _ viewing: Viewing) -> SettingsPage.Section {
        let words = viewing.words
        let chosen = connection?.cloud ?? .global
        let clouds = connecting.clouds.map { cloud in
            FormField.Option(value: cloud.rawValue, label: words.cloud(cloud), isChosen: cloud == chosen)
        }
        let form = FormPage.Form(
            to: viewing.link(SettingsTab.connection.path),
            [
                .choice("cloud", words.setting(.cloud), clouds),
                .text(
                    "tenant", words.setting(.tenant), .code, value: connection?.tenant.description ?? "",
                    hint: words.setting(.tenantHint)),
                .text(
                    "client-id", words.setting(.client), .code, value: connection?.client.description ?? "",
                    hint: words.setting(.clientHint)),
            ], button: words.setting(.saveTenant))
        let pinned = connection?.pinnedTenant.map { "\($0.displayName) (\($0.id))" }
        return SettingsPage.Section(
            heading: words.setting(.stepTenant), lead: words.setting(.tenantLead),
            lines: [pinned].compactMap(\.self), forms: [form])
    }

    private func credential(_ connection: Connection, _ viewing: Viewing) -> SettingsPage.Section {
        let words = viewing.words
        var section = SettingsPage.Section(
            heading: words.setting(.stepCredential), lead: words.setting(.credentialLead),
            holdings: connection.credentials.map { holding($0, of: connection, viewing) })
        section.lines = connection.credentials.isEmpty ? [words.setting(.noCredential)] : []
        guard connection.credentials.count < Connection.credentialLimit else {
            section.lines = [words.setting(.credentialFull)]
            return section
        }
        let link = viewing.link("\(SettingsTab.connection.path)/credentials")
        section.lines.append(words.setting(.credentialRestart))
        section.forms = [secret(to: link, words)] + federated(to: link, words)
        section.pem = .init(action: link.description)
        section.buttons = [
            .init(
                action: link.description, label: words.setting(.newCertificate),
                hidden: [.init(name: "kind", value: "new-certificate")])
        ]
        if connecting.managedIdentity == .allowed {
            section.buttons.append(
                .init(
                    action: link.description, label: words.setting(.managedIdentity),
                    hidden: [.init(name: "kind", value: "managed-identity")]))
        }
        return section
    }

    private func holding(
        _ credential: StoredCredential, of connection: Connection, _ viewing: Viewing
    ) -> SettingsPage.Holding {
        let path = "\(SettingsTab.connection.path)/credentials/\(credential.id)"
        var download: String?
        if case .certificate = credential.kind { download = viewing.link("\(path)/certificate").description }
        return SettingsPage.Holding(
            label: viewing.words.credential(credential),
            facts: viewing.words.standing(of: credential, at: viewing.now), download: download,
            remove: connection.credentials.count > 1 ? viewing.link("\(path)/remove").description : nil)
    }

    private func secret(to link: PageLink, _ words: any Words) -> FormPage.Form {
        FormPage.Form(
            to: link, hidden: [("kind", "secret")],
            [
                .text("secret", words.setting(.secret), .newPassword, hint: words.setting(.secretHint)),
                .text("expires", words.setting(.expires), .date, hint: words.setting(.expiresHint), .optional),
            ], button: words.setting(.addSecret))
    }

    private func federated(to link: PageLink, _ words: any Words) -> [FormPage.Form] {
        guard !connecting.assertionFiles.isEmpty else { return [] }
        let files = connecting.assertionFiles.enumerated().map { index, file in
            FormField.Option(value: file.rawValue, label: file.rawValue, isChosen: index == 0)
        }
        return [
            FormPage.Form(
                to: link, hidden: [("kind", "federated")], [.choice("file", words.setting(.federated), files)],
                button: words.setting(.addFederated))
        ]
    }

    private func test(_ viewing: Viewing) -> SettingsPage.Section {
        let words = viewing.words
        return SettingsPage.Section(
            heading: words.setting(.stepTest), lead: words.setting(.testLead),
            buttons: [
                .init(
                    action: viewing.link("\(SettingsTab.connection.path)/test").description,
                    label: words.setting(.test), isPrimary: true)
            ])
    }

    private func scope(_ viewing: Viewing) -> SettingsPage.Section {
        let words = viewing.words
        return SettingsPage.Section(
            heading: words.setting(.stepScope), lead: words.setting(.scopeLead),
            links: [SettingsTab.people, .safety, .schedule].map { tab in
                .init(words.setting(tab.text), viewing.link(tab.path))
            })
    }
}

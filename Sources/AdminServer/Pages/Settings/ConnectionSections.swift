import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// The forms that connect a tenant, one after another in the steps and all together among the settings.
struct ConnectionSections: Sendable {
    let connecting: any ConnectionAdministration
    let home: Home
    let viewing: Viewing

    /// Where the forms stand, which is where they are sent.
    enum Home: Sendable {
        case steps
        case settings
    }

    private var words: any Words { viewing.words }

    func all(_ connection: Connection?, _ test: KeptTest?) -> [SettingsPage.Section] {
        guard let connection else { return [.connectFirst(viewing)] }
        return [tenant(connection), credential(connection, by: nil, test)] + self.test(connection, test) + [scope]
    }

    // MARK: Tenant

    func tenant(_ connection: Connection?) -> SettingsPage.Section {
        let chosen = connection?.cloud ?? .global
        let clouds = connecting.clouds.map { cloud in
            FormField.Option(value: cloud.rawValue, label: words.cloud(cloud), isChosen: cloud == chosen)
        }
        let form = FormPage.Form(
            to: viewing.link(home.tenant),
            [
                .choice("cloud", words.setting(.cloud), clouds),
                .text(
                    "tenant", words.setting(.tenant), .code, value: connection?.tenant.description ?? "",
                    hint: words.setting(.tenantHint)),
                .text(
                    "client-id", words.setting(.client), .code, value: connection?.client.description ?? "",
                    hint: words.setting(.clientHint)),
            ], button: home == .steps ? words.connecting(.saveAndGoOn) : words.setting(.saveTenant))
        let answered = connection.map { connection in
            connection.pinnedTenant.map { words.answered("\($0.displayName) (\($0.id))") }
                ?? words.connecting(.notAnswered)
        }
        return SettingsPage.Section(
            heading: words.setting(.stepTenant), lead: words.setting(.tenantLead),
            lines: [answered].compactMap(\.self), forms: [form],
            snippets: home == .steps ? [.registration(isOpen: connection == nil, words)] : [])
    }

    // MARK: Credential

    /// - Parameter way: the one whose form is shown in the steps; nil is the first. Settings show all.
    func credential(
        _ connection: Connection, by way: CredentialWay?, _ test: KeptTest?
    ) -> SettingsPage.Section {
        let offered = CredentialWay.offered(by: connecting)
        let chosen = way.flatMap { offered.contains($0) ? $0 : nil } ?? .secret
        let shown = home == .steps ? [chosen] : offered
        var section = SettingsPage.Section(
            heading: words.setting(.stepCredential), anchor: SettingsPage.Section.credential,
            lead: words.setting(.credentialLead),
            holdings: connection.credentials.map { holding($0, of: connection, test) })
        guard connection.credentials.count < Connection.credentialLimit else {
            section.lines = [words.setting(.credentialFull), words.connecting(.replacing)]
            return section
        }
        if !connection.isUsable {
            section.lines = [words.setting(.noCredential)]
        } else if !connection.credentials.allSatisfy({ test?.refuses($0) == true }) {
            section.lines = [words.connecting(.replacing)]
        }
        if home == .steps {
            section.ways = offered.map { way in
                SettingsPage.Tab(
                    label: words.way(way),
                    link: viewing.link(ConnectStep.credential.path, [("kind", way.rawValue)]).description,
                    isCurrent: way == chosen)
            }
        }
        for way in shown { add(way, to: &section) }
        let file = viewing.address.handle.certificateFileName
        section.snippets = shown.compactMap {
            Snippet.credential($0, of: connection, certificate: file, words)
        }
        return section
    }

    private func add(_ way: CredentialWay, to section: inout SettingsPage.Section) {
        let link = viewing.link(home.credentials)
        switch way {
        case .secret: section.forms.append(secret(to: link))
        case .newCertificate:
            section.lines.append(words.setting(.credentialRestart))
            section.buttons.append(button(.newCertificate, words.setting(.newCertificate), to: link))
        case .imported: section.pem = .init(action: link.description)
        case .federated: section.forms.append(federated(to: link))
        case .managedIdentity:
            section.buttons.append(button(.managedIdentity, words.setting(.managedIdentity), to: link))
        }
    }

    private func button(_ way: CredentialWay, _ label: String, to link: PageLink) -> SettingsPage.Button {
        .init(
            action: link.description, label: label, hidden: [.init(name: "kind", value: way.rawValue)],
            isPrimary: home == .steps)
    }

    private func holding(
        _ credential: StoredCredential, of connection: Connection, _ test: KeptTest?
    ) -> SettingsPage.Holding {
        var download: String?
        if case .certificate = credential.kind {
            let path = "\(Home.settings.credentials)/\(credential.id)/certificate"
            download = viewing.link(path).description
        }
        let verdict = test?.trial(of: credential).map { trial in
            trial.problem == nil ? Badge(words.accepted, .good) : Badge(words.refused, .danger)
        }
        return SettingsPage.Holding(
            label: words.credential(credential), facts: words.standing(of: credential, at: viewing.now),
            trial: verdict,
            download: download,
            remove: connection.credentials.count > 1
                ? viewing.link("\(home.credentials)/\(credential.id)/remove").description : nil)
    }

    private func secret(to link: PageLink) -> FormPage.Form {
        FormPage.Form(
            to: link, hidden: [("kind", CredentialWay.secret.rawValue)],
            [
                .text("secret", words.setting(.secret), .newPassword, hint: words.setting(.secretHint)),
                .text("expires", words.setting(.expires), .date, hint: words.setting(.expiresHint), .optional),
            ], button: home == .steps ? words.connecting(.saveAndGoOn) : words.setting(.addSecret))
    }

    private func federated(to link: PageLink) -> FormPage.Form {
        let files = connecting.assertionFiles.enumerated().map { index, file in
            FormField.Option(value: file.rawValue, label: file.rawValue, isChosen: index == 0)
        }
        return FormPage.Form(
            to: link, hidden: [("kind", CredentialWay.federated.rawValue)],
            [.choice("file", words.setting(.federated), files)],
            button: home == .steps ? words.connecting(.saveAndGoOn) : words.setting(.addFederated))
    }

    // MARK: Test

    /// The button that tests the connection, and what the latest test found, or would look at.
    func test(_ connection: Connection, _ test: KeptTest?) -> [SettingsPage.Section] {
        let isFirst = test == nil
        let button = SettingsPage.Section(
            heading: words.setting(.stepTest), anchor: SettingsPage.Section.test, lead: words.setting(.testLead),
            checks: isFirst ? TestSection.ahead(words) : [],
            buttons: [
                .init(
                    action: viewing.link(home.test).description,
                    label: isFirst ? words.setting(.test) : words.connecting(.testAgain), isPrimary: isFirst)
            ])
        return [button] + [test.map { TestSection($0, connection, viewing).section }].compactMap(\.self)
    }

    // MARK: Scope

    private var scope: SettingsPage.Section {
        SettingsPage.Section(
            heading: words.setting(.stepScope), lead: words.setting(.scopeLead),
            links: [SettingsTab.people, .safety, .schedule].map { tab in
                .init(words.setting(tab.text), viewing.link(tab.path))
            })
    }
}

extension ConnectionSections.Home {
    fileprivate var tenant: String { self == .steps ? ConnectStep.tenant.path : SettingsTab.connection.path }

    fileprivate var credentials: String {
        self == .steps ? ConnectStep.credential.path : "\(SettingsTab.connection.path)/credentials"
    }

    fileprivate var test: String {
        self == .steps ? ConnectStep.test.path : "\(SettingsTab.connection.path)/test"
    }
}

extension SettingsPage.Section {
    /// The parts of the page about the connection, as addresses name them.
    static let credential = "credential"
    static let test = "test"

    /// What stands on a page of the settings for an organization that has no tenant.
    static func connectFirst(_ viewing: Viewing) -> Self {
        let words = viewing.words
        return Self(
            heading: words.setting(.connectFirstHeading), lead: words.setting(.connectFirstLead),
            links: [.init(words.setting(.connectFirst), viewing.link(ConnectStep.start))])
    }
}

extension OrganizationHandle {
    /// What the public part of the organization's certificate is called when it is downloaded.
    var certificateFileName: String { "rollcall-\(self).pem" }
}

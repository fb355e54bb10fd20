import DirectoryCore

/// What stands on the page about people and fields.
struct PeopleSections {
    let rules: SynchronizationRules
    let viewing: Viewing

    private var words: any Words { viewing.words }

    var all: [SettingsPage.Section] { [scope, policy, mapping] }

    private var scope: SettingsPage.Section { form(.scopeHeading, to: "scope", scopeFields, .saveScope) }

    /// Who is followed, and what becomes of those who come later.
    var scopeFields: [FormField] {
        let newcomers = SynchronizationRules.Newcomers.allCases.map {
            FormField.Option(value: $0.rawValue, label: words.newcomers($0), isChosen: $0 == rules.newcomers)
        }
        return [
            .text("scope", words.setting(.scope), .code, value: rules.scope.text, hint: words.setting(.scopeHint)),
            .choice(
                "newcomers", words.setting(.newcomers), newcomers, hint: words.connecting(.newcomersHint)),
        ]
    }

    private var policy: SettingsPage.Section {
        form(
            .policyHeading, to: "policy",
            [
                consequence("when-deleted", .whenDeleted, rules.policy.deleted),
                consequence("when-disabled", .whenDisabled, rules.policy.disabled),
                consequence("when-out-of-scope", .whenOut, rules.policy.outOfScope),
            ], .savePolicy)
    }

    private func consequence(
        _ name: String, _ label: SettingText, _ chosen: LifecyclePolicy.Consequence
    ) -> FormField {
        .choice(
            name, words.setting(label),
            LifecyclePolicy.Consequence.allCases.map {
                .init(value: $0.rawValue, label: words.consequence($0), isChosen: $0 == chosen)
            })
    }

    private var mapping: SettingsPage.Section {
        let mapping = rules.mapping
        let standard = MappedField.standard.map { field in
            FormField.text(
                field.rawValue, words.field(field), .code, value: sources(of: field, mapping))
        }
        let custom = FormField.text(
            "attribute", words.setting(.customField), .code, hint: words.setting(.customFieldHint), .optional)
        let wins = FormField.checks(
            "local-wins", words.setting(.localWins),
            mapping.fields.map { field in
                .init(
                    value: field.rawValue, label: words.field(field), isChosen: mapping.localWins.contains(field))
            })
        var section = form(.mappingHeading, to: "mapping", standard + [custom, wins], .saveMapping)
        section.lead = words.setting(.mappingLead)
        section.lines = mapping.fields.filter { !MappedField.standard.contains($0) }
            .map { "\(words.field($0)) = \(sources(of: $0, mapping))" }
        return section
    }

    private func sources(of field: MappedField, _ mapping: FieldMapping) -> String {
        (mapping.sources[field] ?? []).map(\.rawValue).joined(separator: ", ")
    }

    private func form(
        _ heading: SettingText, to path: String, _ fields: [FormField], _ button: SettingText
    ) -> SettingsPage.Section {
        SettingsPage.Section(
            heading: words.setting(heading),
            forms: [
                FormPage.Form(
                    to: viewing.link("\(SettingsTab.people.path)/\(path)"), fields, button: words.setting(button))
            ])
    }
}

extension Scope {
    /// As it is entered.
    var text: String {
        switch self {
        case .everyone: "everyone"
        case .matching(let filter): filter.text
        }
    }
}

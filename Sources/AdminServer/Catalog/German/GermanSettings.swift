import DirectoryCore
import FoundationEssentials

// MARK: - Settings

extension German {
    func setting(_ text: SettingText) -> String {
        switch text {
        case .tabConnection: "Verbindung"
        case .tabPeople: "Personen und Felder"
        case .tabSafety: "Grenzen"
        case .tabSchedule: "Zeitplan"
        case .tabOrganization: "Organisation"
        case .saved: "Gespeichert."
        case .stepTenant: "1. Cloud und Mandant"
        case .tenantLead: "Welcher Microsoft-Entra-Mandant, und die App-Registrierung, über die er gelesen wird."
        case .cloud: "Cloud"
        case .tenant: "Mandant"
        case .tenantHint: "Die Verzeichnis-ID (Mandant) oder eine überprüfte Domäne wie contoso.onmicrosoft.com."
        case .client: "Anwendungs-ID (Client)"
        case .clientHint: "Aus der Übersicht der App-Registrierung."
        case .saveTenant: "Mandanten speichern"
        case .stepCredential: "2. Anmeldeinformation"
        case .credentialLead:
            "Womit sich Rollcall gegenüber Entra als diese Anwendung ausweist. Bei einem Wechsel dürfen es zwei sein: Die neuere wird zuerst versucht."
        case .noCredential: "Noch keine Anmeldeinformation."
        case .secret: "Geheimer Clientschlüssel"
        case .secretHint:
            "Kopieren Sie den Wert, nicht die geheime ID. Er wird verschlüsselt gespeichert und nie wieder angezeigt."
        case .expires: "Läuft ab am"
        case .expiresHint: "Wie Entra es anzeigt, etwa 2027-05-03. Rollcall erinnert Sie vorher."
        case .addSecret: "Diesen Schlüssel hinzufügen"
        case .newCertificate: "Schlüssel und Zertifikat hier erstellen"
        case .federated: "Token eines anderen Ausstellers"
        case .addFederated: "Diesen Aussteller verwenden"
        case .managedIdentity: "Verwaltete Identität dieses Servers verwenden"
        case .credentialFull:
            "Es gibt zwei Anmeldeinformationen. Entfernen Sie eine, bevor Sie eine weitere hinzufügen."
        case .credentialRestart:
            "Ein hier erstelltes Zertifikat muss heruntergeladen und in die App-Registrierung hochgeladen werden, bevor es angenommen wird."
        case .stepTest: "3. Test"
        case .testLead:
            "Meldet sich an, fragt, welcher Mandant antwortet, sieht die Berechtigungen an und liest eine Person. Es wird nichts geändert."
        case .testResult: "Was der Test ergeben hat"
        case .test: "Verbindung testen"
        case .permissionsFine: "Die Anwendung hat genau die Berechtigungen, die sie braucht."
        case .consent: "Administratorzustimmung in Entra erteilen"
        case .stepScope: "4. Bereich und Grenzen"
        case .scopeLead:
            "Wem gefolgt wird, wie viel auf einmal weggenommen werden darf und wann. Jedes hat seine eigene Seite."
        case .scopeHeading: "Wem gefolgt wird"
        case .scope: "Personen"
        case .scopeHint: "„everyone“ oder ein Filter wie: department = \"Sales\" and not guest"
        case .newcomers: "Neue Personen im Bereich"
        case .newcomersWait: "Warten, bis jemand sie importiert"
        case .newcomersImport: "Werden von selbst importiert"
        case .saveScope: "Bereich speichern"
        case .policyHeading: "Wenn jemand weggeht"
        case .whenDeleted: "In Entra gelöscht"
        case .whenDisabled: "In Entra deaktiviert"
        case .whenOut: "Nicht mehr im Bereich"
        case .consequenceDelete: "Benutzer löschen"
        case .consequenceDeactivate: "Benutzer deaktivieren"
        case .consequenceKeep: "Benutzer behalten"
        case .savePolicy: "Regeln speichern"
        case .mappingHeading: "Woher die Felder kommen"
        case .mappingLead:
            "Die erste Quelle, die einen Wert hat, wird genommen. Mehrere werden durch Kommas getrennt."
        case .localWins: "Felder, in denen der eigene Wert dieser Anwendung vorgeht"
        case .customField: "Weiteres eigenes Feld"
        case .customFieldHint:
            "NAME=Quelle, etwa cost-center=employeeOrgData.costCenter. Mit NAME= wird eines entfernt."
        case .saveMapping: "Felder speichern"
        case .safetyHeading: "Was ein Lauf darf"
        case .safetyLead:
            "Ein Plan, der mehr tut, wird zurückgehalten, bis jemand ihn genehmigt. Eine Grenze ist ein Anteil der Benutzer, dann mindestens und höchstens wie viele: 5%,5,500."
        case .removals: "Löschungen und Deaktivierungen"
        case .renames: "Änderungen von E-Mail oder Benutzername"
        case .clearings: "Werte eines Feldes, die leer werden"
        case .saveLimits: "Grenzen speichern"
        case .reconcileHeading: "Alle lesen"
        case .reconcileDays: "Tage bis zum nächsten vollständigen Lesen"
        case .reconcileHint: "1 bis 90. Dazwischen wird nur gelesen, was sich geändert hat."
        case .saveReconcile: "Speichern"
        case .scheduleHeading: "Zeitplan"
        case .noSchedule: "Diese Verbindung synchronisiert nur, wenn jemand es verlangt."
        case .every: "Abstand in Minuten"
        case .everyHint: "1 bis 10080; das ist eine Woche."
        case .saveEvery: "In diesem Abstand synchronisieren"
        case .cron: "Nach der Uhr"
        case .cronHint:
            "Fünf Felder: Minute, Stunde, Tag des Monats, Monat, Wochentag. 0 6 * * 1-5 heißt werktags um 6:00 Uhr."
        case .zone: "Zeitzone"
        case .zoneHint: "Ein Name wie Europe/Berlin oder UTC."
        case .saveCron: "Nach der Uhr synchronisieren"
        case .pause: "Anhalten"
        case .resume: "Fortsetzen"
        case .removeSchedule: "Zeitplan entfernen"
        case .paused: "Angehalten: Nichts wird von selbst synchronisiert."
        case .nextHeading: "Die nächsten fünf"
        case .dueNow: "Ein Lauf ist fällig: Er beginnt in wenigen Sekunden, sobald es jemanden zu synchronisieren gibt."
        case .connectFirstHeading: "Es ist kein Mandant verbunden"
        case .connectFirstLead: "Beginnen Sie mit dem Mandanten."
        case .connectFirst: "Mandanten verbinden"
        case .passed: "bestanden"
        case .failedWord: "nicht bestanden"
        case .openWord: "nicht bekannt"
        case .checkHost: "Der Anmeldedienst antwortet"
        case .checkToken: "Eine Anmeldeinformation wird angenommen"
        case .checkTenant: "Es ist der richtige Mandant"
        case .checkPermissions: "Die Berechtigungen sind da"
        case .checkPerson: "Eine Person lässt sich lesen"
        }
    }

    func credential(_ credential: StoredCredential) -> String {
        switch credential.kind {
        case .clientSecret(_, let hint):
            hint.isEmpty ? "Geheimer Clientschlüssel" : "Geheimer Clientschlüssel, endet auf …\(hint)"
        case .certificate(let certificate, _): "Zertifikat \(certificate.shortThumbprint)"
        case .federated(let file): "Tokens aus \(file)"
        case .managedIdentity: "Verwaltete Identität dieses Servers"
        }
    }

    func standing(of credential: StoredCredential, at now: Date) -> String {
        let stored = "Gespeichert am \(moment(credential.addedAt).day)"
        guard let end = credential.expiresAt else { return "\(stored)." }
        let days = Int((end.timeIntervalSince(now) / 86_400).rounded(.down))
        guard days >= 0 else { return "\(stored), abgelaufen am \(moment(end).day)." }
        return "\(stored), läuft am \(moment(end).day) ab (noch \(counted(days, "Tag", "Tage")))."
    }

    func missing(permission: String) -> String {
        "Es fehlt: \(permission). Erteilen Sie es der App-Registrierung als Anwendungsberechtigung, mit Administratorzustimmung."
    }

    func superfluous(permission: String) -> String {
        "Nicht nötig: \(permission). Rollcall liest nur; Sie können es entfernen."
    }

    func rhythm(_ rhythm: Schedule.Rhythm) -> String {
        switch rhythm {
        case .every(1): "Jede Minute."
        case .every(let minutes): "Alle \(counted(minutes, "Minute", "Minuten"))."
        case .cron(let expression, let zone): "\(expression.text) nach der Uhr von \(zone.rawValue)."
        }
    }

    func noneBegins(before run: RunID) -> String {
        "\(self.run(run)) ist nicht beendet. Vorher beginnt kein Lauf von selbst."
    }

    func cloud(_ name: CloudName) -> String {
        switch name {
        case .global: "Microsoft (weltweit)"
        case .usGov: "US-Behörden (GCC High)"
        case .usDoD: "US-Behörden (DoD)"
        case .china: "China (21Vianet)"
        default: name.description
        }
    }
}

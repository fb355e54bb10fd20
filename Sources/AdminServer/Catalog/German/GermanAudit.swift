import DirectoryCore

// MARK: - Audit

extension German {
    var auditTitle: String { "Prüfprotokoll" }
    var searchAudit: String { "Person, Objekt oder Name" }
    var verifyAudit: String { "Überprüfen" }
    var exportAudit: String { "Exportieren (JSON-Zeilen)" }
    var noEntries: String { "Hier ist nichts verzeichnet." }
    var noEntriesAdvice: String { "Ändern Sie den Filter, oder kommen Sie wieder, wenn etwas geschehen ist." }
    var deedCode: String { "Vorgang" }
    var previousHash: String { "Hash des vorigen Eintrags" }
    var ownHash: String { "Eigener Hash" }
    func auditEntryTitle(_ entry: Int64) -> String { "Eintrag \(entry)" }

    func verdict(_ verdict: AuditVerdict) -> String {
        switch verdict.flaw {
        case nil:
            "\(counted(verdict.count, "Eintrag schließt", "Einträge schließen")) lückenlos aneinander an, und keiner wurde verändert. Wer den Hash unten aufbewahrt hat, merkt auch, wenn alle ausgetauscht werden."
        case .changed(let entry):
            "Eintrag \(entry) wurde nachträglich verändert. \(before(verdict.count))"
        case .broken(let entry):
            "Vor Eintrag \(entry) fehlt etwas, oder es wurde etwas eingefügt. \(before(verdict.count))"
        }
    }

    private func before(_ count: Int) -> String {
        count == 1 ? "Der eine Eintrag davor ist unversehrt." : "Die \(number(count)) Einträge davor sind unversehrt."
    }

    func deed(_ deed: Deed) -> String {
        switch deed {
        case .claimOffered: "Einrichtung des Servers angeboten"
        case .serverClaimed: "Server eingerichtet"
        case .signedIn: "Angemeldet"
        case .signInRefused: "Anmeldung abgewiesen"
        case .proved: "Erneut ausgewiesen"
        case .signedOut: "Abgemeldet"
        case .accountCreated: "Konto angelegt"
        case .accountChanged: "Konto geändert"
        case .accountSuspended: "Konto gesperrt"
        case .accountReinstated: "Konto entsperrt"
        case .passwordChanged: "Kennwort geändert"
        case .secondFactorAdded: "Zweiten Faktor eingerichtet"
        case .secondFactorRemoved: "Zweiten Faktor entfernt"
        case .recoveryCodeUsed: "Wiederherstellungscode verwendet"
        case .entraLinked: "Mit Microsoft Entra verknüpft"
        case .entraUnlinked: "Verknüpfung mit Microsoft Entra gelöst"
        case .sessionEnded: "Sitzungen beendet"
        case .recoveryOffered: "Neues Kennwort angeboten"
        case .memberInvited: "Eingeladen"
        case .invitationWithdrawn: "Einladung zurückgezogen"
        case .memberJoined: "Beigetreten"
        case .roleChanged: "Rolle geändert"
        case .memberRemoved: "Mitglied entfernt"
        case .tokenCreated: "Token erstellt"
        case .tokenRevoked: "Token widerrufen"
        case .organizationCreated: "Organisation angelegt"
        case .organizationChanged: "Organisation geändert"
        case .connectionMade: "Mandanten verbunden"
        case .connectionChanged: "Verbindung geändert"
        case .connectionTested: "Verbindung getestet"
        case .credentialAdded: "Anmeldeinformation hinzugefügt"
        case .credentialRemoved: "Anmeldeinformation entfernt"
        case .credentialDownloaded: "Zertifikat heruntergeladen"
        case .keysRotated: "Schlüssel des Servers gewechselt"
        case .runAsked: "Lauf angefordert"
        case .planApplied: "Plan angewendet"
        case .planApproved: "Zurückgehaltenen Plan genehmigt"
        case .planRejected: "Plan abgelehnt"
        case .planNarrowed: "Personen aus einem Plan ausgelassen"
        case .planRefreshed: "Plan neu angefordert"
        case .runStopped: "Lauf abgebrochen"
        case .runPaused: "Lauf angehalten"
        case .runResumed: "Lauf fortgesetzt"
        case .userAdded: "Benutzer hinzugefügt"
        case .usersHeld: "Benutzer zurückgehalten"
        case .usersReleased: "Benutzer freigegeben"
        case .usersProtected: "Benutzer geschützt"
        case .usersUnprotected: "Schutz von Benutzern aufgehoben"
        case .userErased: "Benutzer endgültig gelöscht"
        case .usersExported: "Benutzer exportiert"
        case .auditExported: "Prüfprotokoll exportiert"
        case .retentionApplied: "Entfernt, was nicht länger aufbewahrt wird"
        }
    }
}

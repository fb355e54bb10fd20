import DirectoryCore

// MARK: - Connecting a tenant

extension German {
    func connecting(_ text: ConnectText) -> String {
        switch text {
        case .steps: "Schritte"
        case .back: "Zurück"
        case .goOn: "Weiter"
        case .goOnUntested: "Ohne bestandenen Test weiter"
        case .saveAndGoOn: "Speichern und weiter"
        case .finish: "Speichern und abschließen"
        case .resume: "Mit dem Verbinden fortfahren"
        case .consoleCaption: "Stattdessen über die Befehlszeile"
        case .connectingTakesAdmin:
            "Noch ist kein Mandant verbunden. Das kann ein Administrator tun. Bitten Sie einen Besitzer darum oder um die Rolle."
        case .importingTakesOperator:
            "Personen importieren kann ein Operator. Bitten Sie einen Besitzer darum oder um die Rolle."
        case .registerCaption: "Noch keine App-Registrierung? Legen Sie eine mit der Azure CLI an"
        case .registerLead:
            "Führen Sie diese Befehle als jemand aus, der Anwendungen registrieren und Zustimmung erteilen darf. Sie gewähren User.Read.All und sonst nichts und geben die Mandanten-ID und die Client-ID aus."
        case .commandCaption: "Mit der Azure CLI"
        case .makeSecretLead:
            "Legt für diese Registrierung einen geheimen Clientschlüssel neben den vorhandenen an und gibt seinen Wert einmal aus."
        case .uploadLead: "Lädt das hier heruntergeladene Zertifikat neben den vorhandenen in die Registrierung hoch."
        case .copy: "Kopieren"
        case .copied: "Kopiert."
        case .notAnswered: "Welcher Mandant das ist, zeigt sich, sobald Entra antwortet: im Test."
        case .replacing:
            "Was gespeichert ist, gilt weiter, während Sie es ersetzen. Rollcall versucht es zuerst mit der neueren Anmeldeinformation und greift sonst auf die ältere zurück. Entfernen Sie die ältere, sobald ein Test die neuere angenommen hat."
        case .replaceCredential: "Anmeldeinformation ersetzen"
        case .testAgain: "Erneut testen"
        case .scopeLead:
            "Die üblichen Werte sind eingetragen. Jeder lässt sich später auf seiner eigenen Seite der Einstellungen ändern."
        case .newcomersHint: "Wer später in den Bereich kommt. Wer wartet, ist unter „Importieren“ zu finden."
        case .removalsPercent: "Löschungen und Deaktivierungen auf einmal, in Prozent der Benutzer"
        case .removalsMost: "Aber nie mehr als"
        case .removalsMostHint: "Was immer der Prozentsatz ergibt. Leer heißt: keine weitere Grenze."
        case .scheduleHint:
            "Läufe synchronisieren alle, die importiert sind, von selbst: der erste, wenn diese Zeit vergangen ist, damit Sie vorher eine Vorschau ansehen können."
        case .connectedLead: "Wählen Sie als Nächstes Personen des Mandanten aus und importieren Sie sie."
        case .untestedLead:
            "Solange Entra die Anwendung nicht annimmt, lässt sich nichts importieren. Testen Sie die Verbindung, um zu sehen, was fehlt."
        }
    }

    func step(_ step: ConnectStep) -> String {
        switch step {
        case .tenant: "Cloud und Mandant"
        case .credential: "Anmeldeinformation"
        case .test: "Test"
        case .scope: "Bereich und Sicherheit"
        }
    }

    func standing(_ standing: ConnectStep.Standing) -> String {
        switch standing {
        case .done: "erledigt"
        case .current: "jetzt"
        case .ahead: "kommt noch"
        }
    }

    func position(of step: ConnectStep) -> String {
        "Schritt \(step.number) von \(ConnectStep.allCases.count): \(self.step(step))"
    }

    func isUnfinished(_ step: ConnectStep) -> String {
        "Das Verbinden ist nicht abgeschlossen. Es folgt Schritt \(step.number) von \(ConnectStep.allCases.count): \(self.step(step))."
    }

    func way(_ way: CredentialWay) -> String {
        switch way {
        case .secret: "Geheimer Clientschlüssel"
        case .newCertificate: "Hier erstelltes Zertifikat"
        case .imported: "Eigenes Zertifikat"
        case .federated: "Token eines anderen Ausstellers"
        case .managedIdentity: "Verwaltete Identität"
        }
    }

    func answered(_ tenant: String) -> String { "Es antwortet der Mandant \(tenant)." }
    func tested(at moment: String) -> String { "Getestet am \(moment)." }
    var accepted: String { "Angenommen" }
    var refused: String { "Nicht angenommen" }

    func credentialYields(_ credential: String, on day: String, inDays days: Int) -> String {
        switch days {
        case ..<0:
            "\(credential): am \(day) abgelaufen. Die andere Anmeldeinformation ist eingesprungen; fügen Sie eine neue hinzu."
        case 1: "\(credential): läuft am \(day) ab, in 1 Tag. Dann springt die andere Anmeldeinformation ein."
        default:
            "\(credential): läuft am \(day) ab, in \(days) Tagen. Dann springt die andere Anmeldeinformation ein."
        }
    }

    func alwaysAllowed(_ number: Int) -> String {
        "Ein Lauf, der mehr wegnähme, wird zurückgehalten, bis ihn jemand freigibt. Bis zu \(number) sind immer erlaubt."
    }

    func limit(_ limit: BrakeLimits.Limit) -> String {
        let percent = limit.percent.map { $0 == "." ? "," : String($0) }.joined()
        let share = "\(percent)\u{A0}% der Benutzer, mindestens \(limit.atLeast)"
        return limit.atMost.map { "\(share), höchstens \($0)" } ?? share
    }

    func rhythm(_ rhythm: ScopeStep.Rhythm) -> String {
        switch rhythm {
        case .hourly: "Jede Stunde"
        case .everySixHours: "Alle 6 Stunden"
        case .daily: "Einmal am Tag"
        case .onRequest: "Nur auf Anforderung"
        case .asItIs: "Wie bisher"
        }
    }

    func isConnected(_ tenant: String) -> String { "\(tenant) ist verbunden." }
    func isSavedUntested(_ tenant: String) -> String {
        "\(tenant) ist gespeichert, aber noch hat kein Test bestanden."
    }
}

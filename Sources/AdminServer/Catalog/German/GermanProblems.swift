import DirectoryCore

// MARK: - When something is wrong

extension German {
    func errorTitle(_ headline: String) -> String { "Fehler: \(headline)" }
    var traceStatus: String { "HTTP-Status" }
    var traceCode: String { "Fehlercode" }
    var traceRequest: String { "Anforderungs-ID" }

    func headline(of category: Problem.Code.Category) -> String {
        switch category {
        case .usage: "Das war nicht zu verstehen"
        case .absent: "Nicht gefunden"
        case .notAllowed: "Entra hat es nicht erlaubt"
        case .notPermitted: "Das dürfen Sie nicht"
        case .notSignedIn: "Melden Sie sich zuerst an"
        case .upstream: "Entra konnte nicht gelesen werden"
        case .conflict: "Inzwischen hat sich etwas geändert"
        case .held: "Dieser Plan ist zur Prüfung zurückgehalten"
        case .internal: "Das konnte nicht geladen werden"
        }
    }

    func told(internalFailure id: String) -> Told {
        Told(
            headline: "Bei uns ist etwas schiefgegangen",
            cause: "Der Server ist auf ein Problem gestoßen, für das er keinen Namen hat.",
            effect: "Was Sie zuletzt verlangt haben, wurde nicht getan.",
            advice: "Versuchen Sie es noch einmal. Geschieht es wieder, suchen Sie den Code unten im Serverprotokoll.",
            code: id)
    }

    var goToUsers: String { "Zu den Benutzern" }
    var goToStart: String { "Zur Startseite" }

    func told(_ refusal: Refusal) -> Told {
        switch refusal {
        case .foreignHost:
            Told(
                headline: "Nicht unter diesem Namen", cause: "Der Server heißt nicht so, wie es in der Adresse steht.",
                effect: nothingShown,
                advice: "Öffnen Sie ihn unter der Adresse, die Sie erhalten haben, oder auf seinem eigenen Rechner "
                    + "als localhost.",
                code: "foreign-host")
        case .unencrypted:
            Told(
                headline: "Nicht ohne Verschlüsselung", cause: "Die Anfrage kam über unverschlüsseltes HTTP.",
                effect: nothingShown, advice: "Öffnen Sie die Adresse mit https.", code: "https-needed")
        case .crossSite:
            Told(
                headline: "Nicht von einer dieser Seiten",
                cause: "Die Anfrage, etwas zu ändern, kam nicht von einer Seite dieses Servers.",
                effect: nothingChanged, advice: openHere, code: "cross-site-request")
        case .noSuchPage:
            Told(
                headline: "Diese Seite gibt es nicht", cause: "Unter dieser Adresse gibt es keine Seite.",
                effect: nothingChanged,
                advice: "Prüfen Sie die Adresse, oder gehen Sie mit der Schaltfläche unten weiter.",
                code: "no-such-page")
        case .methodNotAllowed:
            Told(
                headline: "Das kann diese Seite nicht",
                cause: "Die Adresse gibt es, aber sie nimmt diese Art von Anfrage nicht an.",
                effect: nothingChanged, advice: "Öffnen Sie die Seite über das Menü, und beginnen Sie noch einmal.",
                code: "method-not-allowed")
        case .headTooLarge:
            Told(
                headline: "Zu viel auf einmal", cause: "Der Kopf der Anfrage ist größer, als ein Browser ihn sendet.",
                effect: nothingChanged,
                advice: "Löschen Sie die Cookies dieser Seite, und versuchen Sie es noch einmal.",
                code: "head-too-large")
        case .bodyTooSlow:
            Told(
                headline: "Das hat zu lange gedauert", cause: "Das Formular kam nicht innerhalb von 30 Sekunden an.",
                effect: nothingChanged, advice: "Versuchen Sie es noch einmal.", code: "form-too-slow")
        case .programsNotServed:
            Told(
                headline: "Tokens öffnen keine Seiten",
                cause: "Die Anfrage kam mit einem Token, und diese Seite ist für Menschen.",
                effect: nothingShown, advice: "Melden Sie sich mit einem Browser an.", code: "people-only")
        case .bodyTooLarge:
            Told(
                headline: "Zu viel auf einmal", cause: "Das Formular ist größer, als diese Seite es annimmt.",
                effect: nothingChanged,
                advice: "Wählen Sie „Alle“ oder „Alle Treffer“ statt einzelner Personen.", code: "form-too-large")
        case .notAForm:
            Told(
                headline: "Das ist kein Formular", cause: "Die Anfrage enthält kein Formular dieser Seiten.",
                effect: nothingChanged, advice: openHere, code: "not-a-form")
        }
    }

    private var nothingChanged: String { "Es wurde nichts geändert." }
    private var nothingShown: String { "Es wurde nichts angezeigt und nichts geändert." }
    private var openHere: String { "Öffnen Sie die Seite hier, und senden Sie das Formular von dort." }
}

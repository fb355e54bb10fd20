import FoundationEssentials

/// The pages in German, as *Sie*.
///
/// One word for one thing, everywhere:
///
/// | English | German |
/// |---|---|
/// | tenant | der Mandant |
/// | user; person, people | der Benutzer; die Person, Personen |
/// | organization, member, owner | die Organisation, das Mitglied, der Besitzer |
/// | synchronize, synchronization | synchronisieren, die Synchronisierung |
/// | import, run, plan, preview | der Import, der Lauf, der Plan, die Vorschau |
/// | apply, approve, reject | anwenden, genehmigen, ablehnen |
/// | hold, held; release | zurückhalten, zurückgehalten; freigeben |
/// | undo; undoing | rückgängig machen; die Rücknahme |
/// | restore, restoration | wiederherstellen, die Wiederherstellung |
/// | duplicate | das Duplikat |
/// | scope (of a connection); scopes (of a token) | der Bereich; die Rechte |
/// | missing upstream | fehlt in Entra |
/// | protect; safety, limit | schützen; die Grenze |
/// | tick, choose, selection, basket | ankreuzen, auswählen, die Auswahl, der Korb |
/// | credential, client secret | die Anmeldeinformation, der geheime Clientschlüssel |
/// | app registration, admin consent | die App-Registrierung, die Administratorzustimmung |
/// | schedule | der Zeitplan |
/// | audit; log | das Prüfprotokoll; das Serverprotokoll |
/// | sign in, sign out; account | anmelden, abmelden; das Konto |
/// | second factor, recovery code, one-time code | der zweite Faktor, der Wiederherstellungscode, der Einmalcode |
///
/// What belongs to Microsoft is called as its German pages call it.
struct German: Words {
    let language = "de"
    let direction = WritingDirection.leftToRight
    let zone: TimeZone

    func number(_ number: Int) -> String { number.grouped(by: ".") }

    func day(_ reading: ClockReading) -> String {
        "\(reading.day).\u{A0}\(Self.months[(reading.month + 11) % 12]) \(reading.year)"
    }

    func moment(_ reading: ClockReading) -> String { "\(day(reading)), \(reading.time)\u{A0}\(reading.zone)" }

    private static let months = [
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
    ]

    /// `1 Tag`, `4.312 Tage`
    func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(number(count))\u{A0}\(count == 1 ? one : many)"
    }

    /// `3 Benutzer ändern, 2 löschen und 1 wiederherstellen`
    func list(_ parts: [String]) -> String { parts.listed(and: "und") }
}

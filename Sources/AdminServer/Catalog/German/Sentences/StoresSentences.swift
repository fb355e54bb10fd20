// MARK: - Sentences about what is stored, or is not there

extension German {
    static let storesSentences: [String: String] = [
        "The database cannot be written: {1}.": "Die Datenbank lässt sich nicht schreiben: {1}.",
        "Check that the folder exists and that this account may write to it.":
            "Prüfen Sie, ob es den Ordner gibt und dieses Konto hineinschreiben darf.",
        "This file is no database of Rollcall: {1}.": "Diese Datei ist keine Datenbank von Rollcall: {1}.",
        "Nothing was started and the file was not changed.":
            "Es wurde nichts begonnen, und die Datei wurde nicht geändert.",
        "Choose another data directory, or move the file away.":
            "Wählen Sie ein anderes Datenverzeichnis, oder räumen Sie die Datei weg.",
        "The database is damaged: {1}.": "Die Datenbank ist beschädigt: {1}.",
        "Nothing was started and the file was not repaired.":
            "Es wurde nichts begonnen, und die Datei wurde nicht repariert.",
        "Keep a copy of the file and put the latest backup in its place.":
            "Bewahren Sie eine Kopie der Datei auf, und setzen Sie die letzte Sicherung an ihre Stelle.",
        "A newer Rollcall has written the database: {1}.": "Ein neueres Rollcall hat die Datenbank geschrieben: {1}.",
        "Start the newer Rollcall, or restore the backup made before the upgrade.":
            "Starten Sie das neuere Rollcall, oder stellen Sie die Sicherung von vor dem Update wieder her.",
        "The account has been changed meanwhile.": "Das Konto ist inzwischen geändert worden.",
        "There is no run here.": "Diesen Lauf gibt es hier nicht.",
        "The connection has been changed meanwhile.": "Die Verbindung ist inzwischen geändert worden.",
        "There is no connection here.": "Diese Verbindung gibt es hier nicht.",
        "There is no user here.": "Diesen Benutzer gibt es hier nicht.",
        "There is no invitation here.": "Diese Einladung gibt es hier nicht.",
        "The organization has been changed meanwhile.": "Die Organisation ist inzwischen geändert worden.",
        "There is no token here.": "Dieses Token gibt es hier nicht.",
        "There is no deleted user {1} here.": "Den gelöschten Benutzer {1} gibt es hier nicht.",
        "There is no user {1} where the page begins here.":
            "Den Benutzer {1}, mit dem die Seite beginnt, gibt es hier nicht.",
        "There is no imported user {1} here.": "Den importierten Benutzer {1} gibt es hier nicht.",
        "There is no user {1} to synchronize here.":
            "Den Benutzer {1}, der synchronisiert werden soll, gibt es hier nicht.",
        "Start it again.": "Beginnen Sie es noch einmal.",
        "The work was canceled before it was stored.": "Die Arbeit wurde abgebrochen, bevor sie gespeichert war.",
        "Make room on the disk and try again.":
            "Schaffen Sie Platz auf dem Datenträger, und versuchen Sie es noch einmal.",
        "The disk is full.": "Der Datenträger ist voll.",
        "The database is being written by somebody else.": "Jemand anderes schreibt gerade in die Datenbank.",
        "Try again in a moment.": "Versuchen Sie es gleich noch einmal.",
        "The database is damaged.": "Die Datenbank ist beschädigt.",
        "Stop Rollcall, keep a copy of the file, and restore the latest backup.":
            "Halten Sie Rollcall an, bewahren Sie eine Kopie der Datei auf, und stellen Sie die letzte Sicherung wieder her.",
        "The database refused (SQLite code {1}).": "Die Datenbank hat abgelehnt (SQLite-Code {1}).",
        "Look at the server's log; it says which table was meant.":
            "Sehen Sie ins Serverprotokoll; dort steht, welche Tabelle gemeint war.",
        "The user was not stored.": "Der Benutzer wurde nicht gespeichert.",
        "The {1} {2}.": "Das Feld „{1}“ {2}.",
        "The user was not added.": "Der Benutzer wurde nicht hinzugefügt.",
        "The {1} belongs to another user.": "Das Feld „{1}“ hat einen Wert, der einem anderen Benutzer gehört.",
        "Use another one, or change that user first.":
            "Verwenden Sie einen anderen, oder ändern Sie zuerst jenen Benutzer.",
        "The id belongs to another user.": "Die ID gehört einem anderen Benutzer.",
        "Try again.": "Versuchen Sie es noch einmal.",
        "The id belongs to another organization.": "Die ID gehört einer anderen Organisation.",
        "This organization already has a connection with another id.":
            "Diese Organisation hat schon eine Verbindung mit einer anderen ID.",
        "Change the connection that is there.": "Ändern Sie die vorhandene Verbindung.",
        "Nothing was stored.": "Es wurde nichts gespeichert.",
        "A row of the table {1} cannot be read.": "Eine Zeile der Tabelle {1} lässt sich nicht lesen.",
        "Was the database changed by hand? Restore the latest backup.":
            "Wurde die Datenbank von Hand geändert? Stellen Sie die letzte Sicherung wieder her.",
        "There is no pinned tenant here.": "Einen festgelegten Mandanten gibt es hier nicht.",
    ]
}

// MARK: - Sentences about the server itself: its files, its keys, its audit

extension German {
    static let serversSentences: [String: String] = [
        "Retention has removed entry {1}: the book begins after {2}.":
            "Eintrag {1} wurde nach Ablauf der Aufbewahrung entfernt: Das Protokoll beginnt nach {2}.",
        "Keep younger heads of the audit.": "Bewahren Sie jüngere Endstände des Prüfprotokolls auf.",
        "What is there was not found to be broken.": "An dem, was da ist, fand sich kein Bruch.",
        "Entry {1} of the audit is not what it was when it was written.":
            "Eintrag {1} des Prüfprotokolls ist nicht mehr so, wie er geschrieben wurde.",
        "Before entry {1} of the audit something was removed or put in.":
            "Vor Eintrag {1} des Prüfprotokolls wurde etwas entfernt oder eingefügt.",
        "Somebody has written to the database beside Rollcall. Keep a copy of it as it is, and find out who.":
            "Jemand hat an Rollcall vorbei in die Datenbank geschrieben. Bewahren Sie eine Kopie so auf, wie sie ist, und finden Sie heraus, wer es war.",
        "The audit ends with entry {1}, and entry {2} has existed.":
            "Das Prüfprotokoll endet mit Eintrag {1}, und es gab Eintrag {2}.",
        "An older copy of the database was put in place, or entries were removed. Find out who did it.":
            "Es wurde eine ältere Kopie der Datenbank eingesetzt, oder Einträge wurden entfernt. Finden Sie heraus, wer es war.",
        "The file rollcall.json cannot be read.": "Die Datei rollcall.json lässt sich nicht lesen.",
        "Correct rollcall.json in the data directory. `rollcall config check` tells whether it is right.":
            "Berichtigen Sie rollcall.json im Datenverzeichnis. Ob sie stimmt, sagt `rollcall config check`.",
        "{1} is no setting. Known here: {2}.": "{1} ist keine Einstellung. Bekannt sind hier: {2}.",
        "The file rollcall.json is not valid JSON.": "Die Datei rollcall.json ist kein gültiges JSON.",
        "{1} is missing.": "{1} fehlt.",
        "{1} is not of the right kind.": "{1} ist nicht von der richtigen Art.",
        "The file rollcall.json cannot be understood.": "Die Datei rollcall.json ist nicht zu verstehen.",
        "The data directory {1} cannot be made.": "Das Datenverzeichnis {1} lässt sich nicht anlegen.",
        "Choose another with --data-dir, or create it and let this account write to it.":
            "Wählen Sie ein anderes mit --data-dir, oder legen Sie es an und lassen Sie dieses Konto hineinschreiben.",
        "There is no organization {1} here.": "Die Organisation {1} gibt es hier nicht.",
        "There are {1} organizations here.": "Hier gibt es {1} Organisationen.",
        "Say which with --organization: {1}.": "Sagen Sie, welche gemeint ist, mit --organization: {1}.",
        "The key file {1} cannot be read.": "Die Schlüsseldatei {1} lässt sich nicht lesen.",
        "The key file {1} does not hold a key of 32 bytes.":
            "Die Schlüsseldatei {1} enthält keinen Schlüssel von 32 Bytes.",
        "The key file {1} cannot be removed.": "Die Schlüsseldatei {1} lässt sich nicht entfernen.",
        "The key file {1} cannot be written.": "Die Schlüsseldatei {1} lässt sich nicht schreiben.",
        "The key file {1} does not exist.": "Die Schlüsseldatei {1} gibt es nicht.",
        "No stored secret was opened or sealed.": "Es wurde kein gespeichertes Geheimnis geöffnet oder versiegelt.",
        "Restore the file from the backup that belongs to this database, readable by this account only.":
            "Stellen Sie die Datei aus der Sicherung wieder her, die zu dieser Datenbank gehört, nur für dieses Konto lesbar.",
        "The key file {1} can be read by other accounts of this machine.":
            "Die Schlüsseldatei {1} kann von anderen Konten dieses Rechners gelesen werden.",
        "Run: chmod 600 '{1}'. If somebody may have read it, replace the key, and the secrets too.":
            "Führen Sie aus: chmod 600 '{1}'. Könnte jemand sie gelesen haben, ersetzen Sie den Schlüssel und auch die Geheimnisse.",
        "The key file {1} is handed out by the service manager, so Rollcall cannot change it.":
            "Die Schlüsseldatei {1} wird von der Dienstverwaltung übergeben; deshalb kann Rollcall sie nicht ändern.",
        "No key was replaced.": "Es wurde kein Schlüssel ersetzt.",
        "Put a new key before the old one where the service manager takes it from, restart the service, and have everything sealed anew.":
            "Setzen Sie dort, woher die Dienstverwaltung ihn nimmt, einen neuen Schlüssel vor den alten, starten Sie den Dienst neu, und lassen Sie alles neu versiegeln.",
        "A stored secret is sealed with the key {1}, which this server does not have.":
            "Ein gespeichertes Geheimnis ist mit dem Schlüssel {1} versiegelt, den dieser Server nicht hat.",
        "Nothing was sent to Microsoft Entra.": "An Microsoft Entra wurde nichts gesendet.",
        "Restore the key file from the backup that belongs to this database, or enter the secret anew.":
            "Stellen Sie die Schlüsseldatei aus der Sicherung wieder her, die zu dieser Datenbank gehört, oder geben Sie das Geheimnis neu ein.",
        "A stored secret does not open: it was changed, or belongs to another place in the database.":
            "Ein gespeichertes Geheimnis lässt sich nicht öffnen: Es wurde verändert oder gehört an eine andere Stelle der Datenbank.",
        "Restore the database from a backup, or enter the secret anew.":
            "Stellen Sie die Datenbank aus einer Sicherung wieder her, oder geben Sie das Geheimnis neu ein.",
        "A stored secret does not open with any key of this server.":
            "Ein gespeichertes Geheimnis lässt sich mit keinem Schlüssel dieses Servers öffnen.",
        "The secret could not be sealed.": "Das Geheimnis ließ sich nicht versiegeln.",
        "Replacing the key was interrupted.": "Das Ersetzen des Schlüssels wurde unterbrochen.",
        "Everything is sealed with the new key or an old one; the old ones were kept.":
            "Alles ist mit dem neuen oder einem alten Schlüssel versiegelt; die alten wurden behalten.",
        "Have everything sealed anew.": "Lassen Sie alles neu versiegeln.",
        "Stored secrets kept changing while they were sealed with the new key.":
            "Gespeicherte Geheimnisse änderten sich immer wieder, während sie mit dem neuen Schlüssel versiegelt wurden.",
        "Do it again when less is going on.": "Tun Sie es noch einmal, wenn weniger los ist.",
        "The old keys were kept, and everything still opens.":
            "Die alten Schlüssel wurden behalten, und alles lässt sich noch öffnen.",
        "The key file does not exist.": "Die Schlüsseldatei gibt es nicht.",
        "The file {1} holds no private key in PEM.": "Die Datei {1} enthält keinen privaten Schlüssel im PEM-Format.",
        "The key in {1} is not that of the certificate in {2}.":
            "Der Schlüssel in {1} ist nicht der des Zertifikats in {2}.",
        "The file {1} cannot be read.": "Die Datei {1} lässt sich nicht lesen.",
        "The file {1} holds no certificate in PEM.": "Die Datei {1} enthält kein Zertifikat im PEM-Format.",
        "A tenant is connected in {1} already.": "In {1} ist schon ein Mandant verbunden.",
        "Name a new folder with --data-dir.": "Nennen Sie einen neuen Ordner mit --data-dir.",
        "Nobody was added.": "Es wurde niemand hinzugefügt.",
        "“{1}” is not the address of a server.": "„{1}“ ist nicht die Adresse eines Servers.",
        "“{1}” would carry sessions without encryption.": "„{1}“ würde Sitzungen unverschlüsselt übertragen.",
        "The server did not start.": "Der Server wurde nicht gestartet.",
        "Use the address that people type, such as https://rollcall.example.com, without a path.":
            "Verwenden Sie die Adresse, die man eingibt, etwa https://rollcall.example.com, ohne Pfad.",
    ]
}

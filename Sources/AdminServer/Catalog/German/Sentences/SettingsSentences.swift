// MARK: - Sentences about what somebody enters for a connection

extension German {
    static let settingsSentences: [String: String] = [
        "\"{1}\" names no tenant.": "„{1}“ bezeichnet keinen Mandanten.",
        "Give the Directory (tenant) ID, a GUID, or a verified domain such as contoso.onmicrosoft.com.":
            "Geben Sie die Verzeichnis-ID (Mandant) an, eine GUID, oder eine überprüfte Domäne wie contoso.onmicrosoft.com.",
        "\"{1}\" is no application ID.": "„{1}“ ist keine Anwendungs-ID.",
        "Give the Application (client) ID of the app registration, a GUID.":
            "Geben Sie die Anwendungs-ID (Client) der App-Registrierung an, eine GUID.",
        "Nothing was saved.": "Es wurde nichts gespeichert.",
        "The client secret is empty or holds a character that no secret has.":
            "Der geheime Clientschlüssel ist leer oder enthält ein Zeichen, das in keinem vorkommt.",
        "Copy the secret's Value from the app registration.":
            "Kopieren Sie den Wert des Schlüssels aus der App-Registrierung.",
        "\"{1}\" does not say where the field comes from.": "„{1}“ sagt nicht, woher das Feld kommt.",
        "Write it as NAME=source.": "Schreiben Sie es als NAME=Quelle.",
        "Choose one of: {1}.": "Wählen Sie eines von: {1}.",
        "There is no field {1}.": "Es gibt kein Feld {1}.",
        "\"{1}\" cannot be the name of a custom field.": "„{1}“ kann nicht der Name eines eigenen Feldes sein.",
        "Use up to 64 of a-z, 0-9 and hyphens, beginning with a letter, such as cost-center.":
            "Verwenden Sie bis zu 64 Zeichen von a-z, 0-9 und Bindestrichen, mit einem Buchstaben am Anfang, etwa cost-center.",
        "\"{1}\" is no source, or is named twice.": "„{1}“ ist keine Quelle oder ist zweimal genannt.",
        "Choose among: {1}, extension_APPID_NAME.": "Wählen Sie unter: {1}, extension_APPID_NAME.",
        "This connection maps no field {1}.": "Diese Verbindung ordnet kein Feld {1} zu.",
        "{1} minutes is no distance of scheduled runs.": "{1} Minuten sind kein Abstand für Läufe nach Zeitplan.",
        "Give 1 to 10080 minutes, which is a week.": "Geben Sie 1 bis 10080 Minuten an; das ist eine Woche.",
        "Give a name such as Europe/Berlin or UTC.": "Geben Sie einen Namen wie Europe/Berlin oder UTC an.",
        "There is no time zone {1}.": "Es gibt keine Zeitzone {1}.",
        "Correct the day or the month, such as \"0 6 * * 1-5\".":
            "Berichtigen Sie den Tag oder den Monat, etwa \"0 6 * * 1-5\".",
        "{1} never comes true.": "{1} trifft nie ein.",
        "The connection's preferred credential is no client secret.":
            "Die bevorzugte Anmeldeinformation der Verbindung ist kein geheimer Clientschlüssel.",
        "A certificate says itself when it ends; leave this out.":
            "Ein Zertifikat sagt selbst, wann es endet; lassen Sie das hier weg.",
        "Everybody cannot be read every {1} days.": "Alle {1} Tage lässt sich nicht jeder lesen.",
        "Give 1 to 90 days.": "Geben Sie 1 bis 90 Tage an.",
        "\"{1}\" is no date.": "„{1}“ ist kein Datum.",
        "Write it as 2027-05-03, or unknown.": "Schreiben Sie es als 2027-05-03, oder unknown.",
        "Create a new secret, and set it with: rollcall connection set":
            "Erstellen Sie einen neuen Schlüssel, und tragen Sie ihn ein mit: rollcall connection set",
        "{1} has passed.": "{1} ist vorbei.",
        "\"{1}\" is no limit.": "„{1}“ ist keine Grenze.",
        "Write a share of the users, then at least and at most how many: 5%,5,500.":
            "Schreiben Sie einen Anteil der Benutzer, dann mindestens und höchstens wie viele: 5%,5,500.",
        "The assertion file {1} cannot be read.": "Die Assertionsdatei {1} lässt sich nicht lesen.",
        "The assertion file {1} is larger than a token.": "Die Assertionsdatei {1} ist größer als ein Token.",
        "The assertion file {1} holds no text.": "Die Assertionsdatei {1} enthält keinen Text.",
        "The assertion file {1} holds no token on one line.":
            "Die Assertionsdatei {1} enthält kein Token in einer Zeile.",
        "Check the path under assertionFiles in rollcall.json, and whoever writes the file.":
            "Prüfen Sie den Pfad unter assertionFiles in rollcall.json, und wer die Datei schreibt.",
        "Make a new one.": "Erstellen Sie ein neues.",
        "The certificate has ended.": "Das Zertifikat ist abgelaufen.",
        "Check this server's clock, or wait until it is.":
            "Prüfen Sie die Uhr dieses Servers, oder warten Sie, bis es so weit ist.",
        "The certificate is not good yet.": "Das Zertifikat gilt noch nicht.",
        "Export it again as PEM.": "Exportieren Sie es noch einmal als PEM.",
        "The certificate cannot be read.": "Das Zertifikat lässt sich nicht lesen.",
        "Put both into one text, as PEM.": "Fügen Sie beides in einen Text ein, als PEM.",
        "The certificate comes without its private key.": "Das Zertifikat kommt ohne seinen privaten Schlüssel.",
        "Leave only its own.": "Lassen Sie nur seinen eigenen stehen.",
        "The certificate comes with several private keys.": "Das Zertifikat kommt mit mehreren privaten Schlüsseln.",
        "The certificate comes with an encrypted private key.":
            "Das Zertifikat kommt mit einem verschlüsselten privaten Schlüssel.",
        "Decrypt it: openssl pkey -in key.pem -out decrypted.pem":
            "Entschlüsseln Sie ihn: openssl pkey -in key.pem -out decrypted.pem",
        "The certificate comes with a key that is no RSA key, or a broken one.":
            "Das Zertifikat kommt mit einem Schlüssel, der kein RSA-Schlüssel oder beschädigt ist.",
        "Make one with an RSA key.": "Erstellen Sie eines mit einem RSA-Schlüssel.",
        "Take 2048, 3072 or 4096.": "Nehmen Sie 2048, 3072 oder 4096.",
        "The certificate has a key of {1} bits.": "Das Zertifikat hat einen Schlüssel von {1} Bit.",
        "Put it and its key into one text, as PEM.": "Fügen Sie es und seinen Schlüssel in einen Text ein, als PEM.",
        "The certificate is missing.": "Das Zertifikat fehlt.",
        "The certificate does not belong to the private key.": "Das Zertifikat gehört nicht zu dem privaten Schlüssel.",
        "Give the certificate that was made with it.": "Geben Sie das Zertifikat an, das damit erstellt wurde.",
        "Leave out other certificates.": "Lassen Sie andere Zertifikate weg.",
        "The certificate is too large.": "Das Zertifikat ist zu groß.",
        "A certificate could not be made.": "Ein Zertifikat ließ sich nicht erstellen.",
        "There is no credential {1} here.": "Die Anmeldeinformation {1} gibt es hier nicht.",
        "There is no certificate {1} here.": "Das Zertifikat {1} gibt es hier nicht.",
        "There is no schedule here.": "Einen Zeitplan gibt es hier nicht.",
        "The connection has two credentials already: one, and the one that takes its place.":
            "Die Verbindung hat schon zwei Anmeldeinformationen: eine und die, die an ihre Stelle tritt.",
        "Remove the one that is no longer needed first.": "Entfernen Sie zuerst die, die nicht mehr gebraucht wird.",
        "Nothing was removed.": "Es wurde nichts entfernt.",
        "This is the connection's only credential.": "Das ist die einzige Anmeldeinformation der Verbindung.",
        "Add another one first.": "Fügen Sie zuerst eine andere hinzu.",
        "This server's configuration names no assertion file \"{1}\".":
            "In der Konfiguration dieses Servers steht keine Assertionsdatei „{1}“.",
        "Its operator names them under assertionFiles in rollcall.json; or use a certificate.":
            "Sein Betreiber nennt sie unter assertionFiles in rollcall.json; oder verwenden Sie ein Zertifikat.",
        "This server's configuration does not let connections use the identity of its machine.":
            "Die Konfiguration dieses Servers erlaubt Verbindungen nicht, die Identität seines Rechners zu verwenden.",
        "Its operator allows it with \"managedIdentity\": true in rollcall.json; or use a certificate.":
            "Sein Betreiber erlaubt es mit \"managedIdentity\": true in rollcall.json; oder verwenden Sie ein Zertifikat.",
        "\"{1}\" in assertionFiles is no name of letters a–z, digits and hyphens with a path.":
            "„{1}“ in assertionFiles ist kein Name aus den Buchstaben a–z, Ziffern und Bindestrichen mit einem Pfad.",
        "This server's configuration names no assertion file {1}.":
            "In der Konfiguration dieses Servers steht keine Assertionsdatei {1}.",
        "Name it under assertionFiles in rollcall.json, or use another credential.":
            "Nennen Sie sie unter assertionFiles in rollcall.json, oder verwenden Sie eine andere Anmeldeinformation.",
        "Set \"managedIdentity\": true in rollcall.json, or use another credential.":
            "Setzen Sie \"managedIdentity\": true in rollcall.json, oder verwenden Sie eine andere Anmeldeinformation.",
        "The connection was pointed to another tenant or application while this was going on.":
            "Die Verbindung wurde währenddessen auf einen anderen Mandanten oder eine andere Anwendung gerichtet.",
        "Start again.": "Beginnen Sie noch einmal.",
    ]
}

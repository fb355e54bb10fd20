// MARK: - Sentences about what a tenant answers, and how it is reached

extension German {
    static let tenantsSentences: [String: String] = [
        "The tenant no longer knows up to where its changes were read.":
            "Der Mandant weiß nicht mehr, bis wohin seine Änderungen gelesen worden sind.",
        "What has changed since could not be told, and nothing was changed.":
            "Was sich seither geändert hat, war nicht zu erfahren, und nichts wurde geändert.",
        "Nothing needs to be done: everybody is read again. Whoever is missing then is looked up, and not taken for deleted.":
            "Sie brauchen nichts zu tun: Alle werden noch einmal gelesen. Wer dann fehlt, wird nachgeschlagen und nicht für gelöscht gehalten.",
        "Microsoft Entra did not accept the certificate: the app registration does not hold it, or it has ended.":
            "Microsoft Entra hat das Zertifikat nicht angenommen: Die App-Registrierung enthält es nicht, oder es ist abgelaufen.",
        "Nothing was read or changed.": "Es wurde nichts gelesen oder geändert.",
        "Download the certificate here and upload it under Certificates & secrets of the app registration. If it has ended, make a new one.":
            "Laden Sie das Zertifikat hier herunter, und laden Sie es in der App-Registrierung unter „Zertifikate & Geheimnisse“ hoch. Ist es abgelaufen, erstellen Sie ein neues.",
        "The certificate's private key cannot be used.":
            "Der private Schlüssel des Zertifikats lässt sich nicht verwenden.",
        "Add a new certificate to the connection.": "Fügen Sie der Verbindung ein neues Zertifikat hinzu.",
        "The app registration trusts no federated credential that matches the token in the assertion file.":
            "Die App-Registrierung vertraut keiner Verbundanmeldeinformation, die zum Token in der Assertionsdatei passt.",
        "Compare issuer, subject and audience of the federated credential in the app registration with those of the token.":
            "Vergleichen Sie Aussteller, Antragsteller und Zielgruppe der Verbundanmeldeinformation in der App-Registrierung mit denen des Tokens.",
        "The connection has no credential.": "Die Verbindung hat keine Anmeldeinformation.",
        "Add a client secret or a certificate to the connection.":
            "Fügen Sie der Verbindung einen geheimen Clientschlüssel oder ein Zertifikat hinzu.",
        "This machine has no such managed identity.": "Dieser Rechner hat keine solche verwaltete Identität.",
        "This machine's identity service gives no token.": "Der Identitätsdienst dieses Rechners gibt kein Token aus.",
        "Assign a managed identity to the machine. If it has several, give the client ID of one.":
            "Weisen Sie dem Rechner eine verwaltete Identität zu. Hat er mehrere, geben Sie die Client-ID von einer an.",
        "No identity service answers on this machine.": "Auf diesem Rechner antwortet kein Identitätsdienst.",
        "A managed identity exists only on machines in Azure. Elsewhere use a certificate or a client secret.":
            "Eine verwaltete Identität gibt es nur auf Rechnern in Azure. Verwenden Sie anderswo ein Zertifikat oder einen geheimen Clientschlüssel.",
        "The environment of this server names an identity service that is not on this machine, or of a kind that Rollcall does not know.":
            "Die Umgebung dieses Servers nennt einen Identitätsdienst, der nicht auf diesem Rechner läuft oder von einer Art ist, die Rollcall nicht kennt.",
        "Check IDENTITY_ENDPOINT, IDENTITY_HEADER and AZURE_POD_IDENTITY_AUTHORITY_HOST, or use a certificate.":
            "Prüfen Sie IDENTITY_ENDPOINT, IDENTITY_HEADER und AZURE_POD_IDENTITY_AUTHORITY_HOST, oder verwenden Sie ein Zertifikat.",
        "Microsoft Entra sign-in": "Die Anmeldung von Microsoft Entra",
        "Microsoft Graph": "Microsoft Graph",
        "{1} asks for fewer requests.": "{1} bittet um weniger Anfragen.",
        "{1} asks for fewer requests for 1 second.": "{1} bittet für 1 Sekunde um weniger Anfragen.",
        "{1} asks for fewer requests for {2} seconds.": "{1} bittet für {2} Sekunden um weniger Anfragen.",
        "{1} asks for fewer requests for {2} minutes.": "{1} bittet für {2} Minuten um weniger Anfragen.",
        "{1} is not available.": "{1} ist nicht verfügbar.",
        "{1} is not available for 1 second.": "{1} ist für 1 Sekunde nicht verfügbar.",
        "{1} is not available for {2} seconds.": "{1} ist für {2} Sekunden nicht verfügbar.",
        "{1} is not available for {2} minutes.": "{1} ist für {2} Minuten nicht verfügbar.",
        "Start again later. Another application may be using up the tenant's allowance.":
            "Beginnen Sie später noch einmal. Vielleicht braucht eine andere Anwendung das Kontingent des Mandanten auf.",
        "Start again later. The state of Microsoft's services is shown at status.cloud.microsoft.":
            "Beginnen Sie später noch einmal. Den Zustand der Dienste von Microsoft zeigt status.cloud.microsoft.",
        "What came back is not an answer of Microsoft Graph.": "Was zurückkam, ist keine Antwort von Microsoft Graph.",
        "The application can sign in but may not read users.":
            "Die Anwendung kann sich anmelden, darf aber keine Benutzer lesen.",
        "An administrator of the tenant must grant the application permission User.Read.All and consent to it.":
            "Ein Administrator des Mandanten muss die Anwendungsberechtigung User.Read.All erteilen und ihr zustimmen.",
        "{1} refused the request.": "{1} hat die Anfrage abgelehnt.",
        "Start again. If it is refused again, ask Microsoft's support with the request ID.":
            "Beginnen Sie noch einmal. Wird sie wieder abgelehnt, fragen Sie den Support von Microsoft mit der Anforderungs-ID.",
        "An answer told Rollcall to go on reading at another address than Microsoft Graph's.":
            "Eine Antwort wies Rollcall an, unter einer anderen Adresse als der von Microsoft Graph weiterzulesen.",
        "The link was not followed, no credential was sent there, and nothing was changed.":
            "Dem Link wurde nicht gefolgt, es wurde keine Anmeldeinformation dorthin gesendet und nichts geändert.",
        "Microsoft Graph's list of people does not end: it leads back to a page that was read before.":
            "Die Liste der Personen von Microsoft Graph nimmt kein Ende: Sie führt zurück zu einer Seite, die schon gelesen wurde.",
        "Start again. If it happens again, ask Microsoft's support with the date and time.":
            "Beginnen Sie noch einmal. Geschieht es wieder, fragen Sie den Support von Microsoft mit Datum und Uhrzeit.",
        "Microsoft Entra did not accept the client secret.":
            "Microsoft Entra hat den geheimen Clientschlüssel nicht angenommen.",
        "Copy the secret's Value, not its Secret ID, and enter it again.":
            "Kopieren Sie den Wert des Schlüssels, nicht die geheime ID, und geben Sie ihn noch einmal ein.",
        "The client secret has expired.": "Der geheime Clientschlüssel ist abgelaufen.",
        "Create a new secret under Certificates & secrets of the app registration, and enter its Value.":
            "Erstellen Sie in der App-Registrierung unter „Zertifikate & Geheimnisse“ einen neuen Schlüssel, und geben Sie seinen Wert ein.",
        "No application with this client ID exists in {1}.": "In {1} gibt es keine Anwendung mit dieser Client-ID.",
        "Check the application (client) ID and the tenant. If both are right, an administrator of the tenant has not consented to the application yet.":
            "Prüfen Sie die Anwendungs-ID (Client) und den Mandanten. Ist beides richtig, hat ein Administrator des Mandanten der Anwendung noch nicht zugestimmt.",
        "The application is disabled in Microsoft Entra.": "Die Anwendung ist in Microsoft Entra deaktiviert.",
        "Ask an administrator of the tenant to enable users to sign in to the enterprise application.":
            "Bitten Sie einen Administrator des Mandanten, Benutzern die Anmeldung an der Unternehmensanwendung zu erlauben.",
        "Microsoft Entra knows no tenant {1}.": "Microsoft Entra kennt keinen Mandanten {1}.",
        "Check the tenant's ID or domain name, and that the chosen cloud is the one it lives in.":
            "Prüfen Sie die ID oder den Domänennamen des Mandanten, und ob er in der gewählten Cloud liegt.",
        "Microsoft Entra does not offer Microsoft Graph of the chosen cloud to this tenant.":
            "Microsoft Entra bietet diesem Mandanten das Microsoft Graph der gewählten Cloud nicht an.",
        "Choose the cloud that the tenant lives in.": "Wählen Sie die Cloud, in der der Mandant liegt.",
        "Correct the server's time, best by synchronizing it (NTP).":
            "Stellen Sie die Uhr des Servers richtig, am besten durch Zeitsynchronisierung (NTP).",
        "This server's clock is wrong, so Microsoft Entra refuses its sign-in.":
            "Die Uhr dieses Servers geht falsch; deshalb lehnt Microsoft Entra seine Anmeldung ab.",
        "This server's clock is 1 minute ahead, so Microsoft Entra refuses its sign-in.":
            "Die Uhr dieses Servers geht 1 Minute vor; deshalb lehnt Microsoft Entra seine Anmeldung ab.",
        "This server's clock is 1 minute behind, so Microsoft Entra refuses its sign-in.":
            "Die Uhr dieses Servers geht 1 Minute nach; deshalb lehnt Microsoft Entra seine Anmeldung ab.",
        "This server's clock is {1} minutes ahead, so Microsoft Entra refuses its sign-in.":
            "Die Uhr dieses Servers geht {1} Minuten vor; deshalb lehnt Microsoft Entra seine Anmeldung ab.",
        "This server's clock is {1} minutes behind, so Microsoft Entra refuses its sign-in.":
            "Die Uhr dieses Servers geht {1} Minuten nach; deshalb lehnt Microsoft Entra seine Anmeldung ab.",
        "Microsoft Entra refused to sign the application in.":
            "Microsoft Entra hat es abgelehnt, die Anwendung anzumelden.",
        "Look the code up in the sign-in logs of the tenant, or ask its administrator.":
            "Schlagen Sie den Code in den Anmeldeprotokollen des Mandanten nach, oder fragen Sie seinen Administrator.",
        "Microsoft Graph did not accept the access token that Microsoft Entra had issued for it.":
            "Microsoft Graph hat das Zugriffstoken nicht angenommen, das Microsoft Entra dafür ausgestellt hatte.",
        "Check that the chosen cloud is the tenant's, and that the application is still enabled in it.":
            "Prüfen Sie, ob die gewählte Cloud die des Mandanten ist und die Anwendung dort noch aktiviert ist.",
        "Reading from Microsoft was interrupted before it was complete.":
            "Das Lesen von Microsoft wurde unterbrochen, bevor es vollständig war.",
        "Start again when you are ready.": "Beginnen Sie noch einmal, wenn Sie so weit sind.",
        "Microsoft Graph sent an answer larger than Rollcall accepts.":
            "Microsoft Graph hat eine Antwort gesendet, die größer ist, als Rollcall sie annimmt.",
        "No answer of Microsoft is that large. Check whether a proxy stands between this server and Microsoft.":
            "So groß ist keine Antwort von Microsoft. Prüfen Sie, ob zwischen diesem Server und Microsoft ein Proxy steht.",
        "The server that answered could not prove to be Microsoft: its certificate is expired or not issued by an authority that this server trusts.":
            "Der Server, der geantwortet hat, konnte nicht beweisen, dass er Microsoft ist: Sein Zertifikat ist abgelaufen oder nicht von einer Stelle ausgestellt, der dieser Server vertraut.",
        "The server that answered could not prove to be Microsoft: its certificate was issued for another host name.":
            "Der Server, der geantwortet hat, konnte nicht beweisen, dass er Microsoft ist: Sein Zertifikat wurde für einen anderen Hostnamen ausgestellt.",
        "No credential was sent. Check this server's clock, and whether a proxy intercepts its connections to Microsoft; its authority must then be trusted by this server.":
            "Es wurde keine Anmeldeinformation gesendet. Prüfen Sie die Uhr dieses Servers, und ob ein Proxy seine Verbindungen zu Microsoft abfängt; dessen Zertifizierungsstelle muss dieser Server dann vertrauen.",
        "Check this server's network, DNS and proxy, then start again.":
            "Prüfen Sie Netz, DNS und Proxy dieses Servers, und beginnen Sie dann noch einmal.",
        "Microsoft could not be reached: no connection could be made.":
            "Microsoft war nicht zu erreichen: Es kam keine Verbindung zustande.",
        "Microsoft could not be reached: no complete answer came in time.":
            "Microsoft war nicht zu erreichen: Es kam nicht rechtzeitig eine vollständige Antwort.",
        "Microsoft could not be reached: the connection broke before the answer was complete.":
            "Microsoft war nicht zu erreichen: Die Verbindung brach ab, bevor die Antwort vollständig war.",
        "The connection uses the identity of this server's machine, and people cannot sign in by that.":
            "Die Verbindung verwendet die Identität des Rechners dieses Servers, und damit lassen sich keine Personen anmelden.",
        "Another tenant answered: {1} instead of {2}.": "Ein anderer Mandant hat geantwortet: {1} statt {2}.",
        "Check the connection's tenant. A managed identity reaches only the tenant that its machine is in.":
            "Prüfen Sie den Mandanten der Verbindung. Eine verwaltete Identität erreicht nur den Mandanten, in dem ihr Rechner ist.",
    ]
}

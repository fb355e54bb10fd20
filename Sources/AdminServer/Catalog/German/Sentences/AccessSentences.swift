// MARK: - Sentences about what keeps somebody from coming in or from doing something

extension German {
    static let accessSentences: [String: String] = [
        "The password has fewer than {1} characters.": "Das Kennwort hat weniger als {1} Zeichen.",
        "Take a longer one, such as some words that do not belong together.":
            "Nehmen Sie ein längeres, etwa einige Wörter, die nicht zusammengehören.",
        "Take a shorter one.": "Nehmen Sie ein kürzeres.",
        "The password has more than {1} characters.": "Das Kennwort hat mehr als {1} Zeichen.",
        "This password is one of the first that others would try.":
            "Dieses Kennwort gehört zu den ersten, die andere probieren würden.",
        "Take some words that do not belong together, or let a password manager make one.":
            "Nehmen Sie einige Wörter, die nicht zusammengehören, oder lassen Sie eines von einem Kennwortmanager erzeugen.",
        "The name is empty.": "Der Name ist leer.",
        "The name is longer than {1} characters.": "Der Name ist länger als {1} Zeichen.",
        "The name holds characters that cannot be shown.": "Der Name enthält Zeichen, die sich nicht anzeigen lassen.",
        "The email is no address.": "Die E-Mail-Adresse ist keine gültige Adresse.",
        "A short name has 1 to 40 lower-case letters, digits and hyphens, and no hyphen at its ends.":
            "Ein Kurzname hat 1 bis 40 Kleinbuchstaben, Ziffern und Bindestriche und keinen Bindestrich am Anfang oder Ende.",
        "As a viewer you cannot do this ({1}).": "Mit der Rolle „viewer“ dürfen Sie das nicht ({1}).",
        "As an operator you cannot do this ({1}).": "Mit der Rolle „operator“ dürfen Sie das nicht ({1}).",
        "As an admin you cannot do this ({1}).": "Mit der Rolle „admin“ dürfen Sie das nicht ({1}).",
        "As an owner you cannot do this ({1}).": "Mit der Rolle „owner“ dürfen Sie das nicht ({1}).",
        "Nothing was done.": "Es wurde nichts getan.",
        "Ask an owner of the organization: it takes the role {1}.":
            "Wenden Sie sich an einen Besitzer der Organisation: Dafür braucht es die Rolle „{1}“.",
        "Only the server administrator can do this.": "Das darf nur der Serveradministrator.",
        "Sign in as the server administrator.": "Melden Sie sich als Serveradministrator an.",
        "This needs to know that it is still you.": "Dafür muss sicher sein, dass Sie es noch sind.",
        "Enter your password or a code, and do it again.":
            "Geben Sie Ihr Kennwort oder einen Code ein, und tun Sie es noch einmal.",
        "Nobody is signed in.": "Niemand ist angemeldet.",
        "Sign in.": "Melden Sie sich an.",
        "Nobody holds this token, or not any more.": "Dieses Token gehört niemandem oder niemandem mehr.",
        "Use a token that an owner of the organization has made, before it expires.":
            "Verwenden Sie ein Token, das ein Besitzer der Organisation erstellt hat, solange es nicht abgelaufen ist.",
        "Nobody was signed in.": "Es wurde niemand angemeldet.",
        "The email address or the password is not right.": "Die E-Mail-Adresse oder das Kennwort stimmt nicht.",
        "Try again. Whoever invited you, or the server's console, can give you a new password.":
            "Versuchen Sie es noch einmal. Ein neues Kennwort bekommen Sie von der Person, die Sie eingeladen hat, oder über die Konsole des Servers.",
        "This is the organization's last owner.": "Das ist der letzte Besitzer der Organisation.",
        "Make somebody else an owner first.": "Machen Sie zuerst jemand anderen zum Besitzer.",
        "This code does not work, or does not work any more.": "Dieser Code gilt nicht oder nicht mehr.",
        "Check it, or ask for a new one.": "Prüfen Sie ihn, oder lassen Sie sich einen neuen geben.",
        "This is the server's last administrator.": "Das ist der letzte Administrator des Servers.",
        "Make somebody else an administrator first.": "Machen Sie zuerst jemand anderen zum Administrator.",
        "This server has an owner already.": "Dieser Server hat schon einen Besitzer.",
        "Sign in, or ask the server's administrator for an invitation.":
            "Melden Sie sich an, oder bitten Sie den Administrator des Servers um eine Einladung.",
        "Another organization has this short name.": "Eine andere Organisation hat diesen Kurznamen.",
        "Choose another one.": "Wählen Sie einen anderen.",
        "There is an account with this email address.": "Mit dieser E-Mail-Adresse gibt es schon ein Konto.",
        "Sign in with it, or use another address.": "Melden Sie sich damit an, oder verwenden Sie eine andere Adresse.",
        "Another account is linked to this person of Entra.":
            "Mit dieser Person aus Entra ist schon ein anderes Konto verknüpft.",
        "Sign in with that account, or unlink it there first.":
            "Melden Sie sich mit jenem Konto an, oder lösen Sie dort zuerst die Verknüpfung.",
        "Correct it and try again.": "Berichtigen Sie es, und versuchen Sie es noch einmal.",
        "Look at it again, and change it anew.": "Sehen Sie es noch einmal an, und ändern Sie es dann erneut.",
        "There were too many attempts of late, so this one was not looked at.":
            "In letzter Zeit gab es zu viele Versuche; deshalb wurde dieser nicht geprüft.",
        "Sign in from a browser in which you have signed in before, or ask for a recovery code at the server's console.":
            "Melden Sie sich mit einem Browser an, in dem Sie schon einmal angemeldet waren, oder lassen Sie sich über die Konsole des Servers einen Wiederherstellungscode geben.",
        "Too many people sign in at this moment.": "Im Augenblick melden sich zu viele Personen an.",
        "Wait some seconds, then try again.": "Warten Sie einige Sekunden, und versuchen Sie es dann noch einmal.",
        "An organization that you belong to asks for a second factor.":
            "Eine Organisation, der Sie angehören, verlangt einen zweiten Faktor.",
        "Add another authenticator app in the place of this one instead.":
            "Fügen Sie stattdessen eine andere Authentifizierungs-App anstelle dieser hinzu.",
        "This sign-in was begun too long ago, or is over.":
            "Diese Anmeldung wurde vor zu langer Zeit begonnen oder ist vorbei.",
        "Begin again.": "Beginnen Sie noch einmal.",
        "Microsoft Entra's answer does not let anybody in here.":
            "Die Antwort von Microsoft Entra lässt hier niemanden herein.",
        "Sign in with your password and link your account to Entra, or ask an owner for an invitation.":
            "Melden Sie sich mit Ihrem Kennwort an und verknüpfen Sie Ihr Konto mit Entra, oder bitten Sie einen Besitzer um eine Einladung.",
        "Wait 1 second, then try again.": "Warten Sie 1 Sekunde, und versuchen Sie es dann noch einmal.",
        "Wait {1} seconds, then try again.": "Warten Sie {1} Sekunden, und versuchen Sie es dann noch einmal.",
        "Wait {1} minutes, then try again.": "Warten Sie {1} Minuten, und versuchen Sie es dann noch einmal.",
        "There is no sign-in with Microsoft Entra here.": "Die Anmeldung mit Microsoft Entra gibt es hier nicht.",
        "There is no member here.": "Dieses Mitglied gibt es hier nicht.",
        "Without a password nobody could sign in to this account any more.":
            "Ohne Kennwort könnte sich niemand mehr an diesem Konto anmelden.",
        "Without a second factor the password has too few characters.":
            "Ohne zweiten Faktor hat das Kennwort zu wenige Zeichen.",
        "Take a password of at least {1} characters first.":
            "Nehmen Sie zuerst ein Kennwort mit mindestens {1} Zeichen.",
        "It can be kept for {1} to {2} days.": "Es kann {1} bis {2} Tage aufbewahrt werden.",
        "There is no organization here.": "Diese Organisation gibt es hier nicht.",
        "There is no account here.": "Dieses Konto gibt es hier nicht.",
        "A token lives for 1 to {1} days.": "Ein Token gilt 1 bis {1} Tage.",
        "A token without a scope could do nothing.": "Ein Token ohne Rechte könnte nichts tun.",
        "A token with the role {1} cannot do this: {2}.": "Ein Token mit der Rolle „{1}“ darf dies nicht: {2}.",
        "Microsoft Entra does not confirm who this is.": "Microsoft Entra bestätigt nicht, wer das ist.",
        "This kind of credential cannot be used to sign people in.":
            "Mit dieser Art von Anmeldeinformation lassen sich keine Personen anmelden.",
        "Add a client secret to the connection.": "Fügen Sie der Verbindung einen geheimen Clientschlüssel hinzu.",
        "The credential of the organization's connection has expired.":
            "Die Anmeldeinformation der Verbindung dieser Organisation ist abgelaufen.",
        "Microsoft Entra does not accept the credential of the organization's connection.":
            "Microsoft Entra nimmt die Anmeldeinformation der Verbindung dieser Organisation nicht an.",
        "Sign in with your password, or tell whoever administers the organization.":
            "Melden Sie sich mit Ihrem Kennwort an, oder sagen Sie es der Person, die die Organisation verwaltet.",
        "Microsoft Entra refused the request.": "Microsoft Entra hat die Anfrage abgelehnt.",
        "Whoever administers the organization finds the reason in the tenant's sign-in logs. Often the redirect address is not registered.":
            "Wer die Organisation verwaltet, findet den Grund in den Anmeldeprotokollen des Mandanten. Oft ist die Umleitungsadresse nicht registriert.",
        "There is no tenant {1} any more.": "Den Mandanten {1} gibt es nicht mehr.",
        "Whoever administers the organization should check its connection.":
            "Wer die Organisation verwaltet, sollte ihre Verbindung prüfen.",
        "There is no cloud named {1}.": "Es gibt keine Cloud namens {1}.",
        "Whoever runs the server finds the clouds in its configuration.":
            "Wer den Server betreibt, findet die Clouds in seiner Konfiguration.",
        "The certificate authorities of the cloud {1} cannot be read.":
            "Die Zertifizierungsstellen der Cloud {1} lassen sich nicht lesen.",
        "Check that the file named in the server's configuration exists and holds certificates (PEM).":
            "Prüfen Sie, ob die Datei, die in der Konfiguration des Servers steht, vorhanden ist und Zertifikate enthält (PEM).",
        "The tenant's sign-in document names another tenant or leads to another host.":
            "Das Anmeldedokument des Mandanten nennt einen anderen Mandanten oder führt zu einem anderen Host.",
        "Nothing was sent there, and nobody was signed in.":
            "Dorthin wurde nichts gesendet, und niemand wurde angemeldet.",
        "Check whether a proxy changes the answers of Microsoft on their way to this server.":
            "Prüfen Sie, ob ein Proxy die Antworten von Microsoft auf dem Weg zu diesem Server verändert.",
        "What came back is not an answer of Microsoft Entra.": "Was zurückkam, ist keine Antwort von Microsoft Entra.",
        "Check whether a proxy or a sign-in page of the network stands between this server and Microsoft.":
            "Prüfen Sie, ob zwischen diesem Server und Microsoft ein Proxy oder eine Anmeldeseite des Netzes steht.",
        "Microsoft Entra sign-in does not answer at this moment.":
            "Die Anmeldung von Microsoft Entra antwortet im Augenblick nicht.",
        "Try again in a minute, or sign in with your password.":
            "Versuchen Sie es in einer Minute noch einmal, oder melden Sie sich mit Ihrem Kennwort an.",
        "The server that answered could not prove to be Microsoft.":
            "Der Server, der geantwortet hat, konnte nicht beweisen, dass er Microsoft ist.",
        "Nothing was sent, and nobody was signed in.": "Es wurde nichts gesendet, und niemand wurde angemeldet.",
        "Check this server's clock, and whether a proxy intercepts its connections to Microsoft.":
            "Prüfen Sie die Uhr dieses Servers, und ob ein Proxy seine Verbindungen zu Microsoft abfängt.",
        "Microsoft Entra sign-in could not be reached.": "Die Anmeldung von Microsoft Entra war nicht zu erreichen.",
        "Check this server's network, DNS and proxy, then try again.":
            "Prüfen Sie Netz, DNS und Proxy dieses Servers, und versuchen Sie es dann noch einmal.",
    ]
}

// MARK: - Sentences about what a run has to say for itself, and what stops one

extension German {
    static let runsSentences: [String: String] = [
        "Nothing was changed.": "Es wurde nichts geändert.",
        "Microsoft Entra's answer did not mention this person.":
            "Die Antwort von Microsoft Entra hat diese Person nicht erwähnt.",
        "Synchronize the user again.": "Synchronisieren Sie den Benutzer noch einmal.",
        "This user was not changed.": "Dieser Benutzer wurde nicht geändert.",
        "This organization is not connected to a Microsoft Entra tenant.":
            "Diese Organisation ist mit keinem Microsoft-Entra-Mandanten verbunden.",
        "Connect it with: rollcall connection set --tenant TENANT --client-id ID --secret-file FILE":
            "Verbinden Sie sie mit: rollcall connection set --tenant TENANT --client-id ID --secret-file FILE",
        "Nobody was selected.": "Es wurde niemand ausgewählt.",
        "Choose at least one person.": "Wählen Sie mindestens eine Person aus.",
        "Check the id; lists show the ones that exist.": "Prüfen Sie die ID; in den Listen steht, welche es gibt.",
        "Another tenant answered: {1} ({2}) instead of {3} ({4}).":
            "Ein anderer Mandant hat geantwortet: {1} ({2}) statt {3} ({4}).",
        "Check the connection's tenant. To move to the other tenant for good, set the connection anew; users of the earlier one stay and are marked.":
            "Prüfen Sie den Mandanten der Verbindung. Um dauerhaft zum anderen Mandanten zu wechseln, richten Sie die Verbindung neu ein; Benutzer des früheren bleiben und werden gekennzeichnet.",
        "People who could be read at the last run cannot be read now, so missing people prove nothing.":
            "Personen, die beim letzten Lauf gelesen werden konnten, können jetzt nicht gelesen werden; deshalb beweist es nichts, wenn jemand fehlt.",
        "Nobody was deleted and nothing was changed.": "Es wurde niemand gelöscht und nichts geändert.",
        "Ask the tenant's administrator whether the application still has the permission User.Read.All.":
            "Fragen Sie den Administrator des Mandanten, ob die Anwendung die Berechtigung User.Read.All noch hat.",
        "The application may sign in, but may not read people's user principal names.":
            "Die Anwendung darf sich anmelden, aber die Benutzerprinzipalnamen nicht lesen.",
        "Grant it the application permission User.Read.All, with an administrator's consent.":
            "Erteilen Sie ihr die Anwendungsberechtigung User.Read.All mit Administratorzustimmung.",
        "The plan could not be written down: {1}": "Der Plan ließ sich nicht aufschreiben: {1}",
        "Report this as a defect.": "Melden Sie das als Fehler.",
        "Microsoft Entra returned no people; at least 1 was expected.":
            "Microsoft Entra hat niemanden zurückgegeben; erwartet wurde mindestens 1 Person.",
        "Microsoft Entra returned no people; at least {1} were expected.":
            "Microsoft Entra hat niemanden zurückgegeben; erwartet wurden mindestens {1} Personen.",
        "This usually means that a permission was removed. Test the connection.":
            "Meistens heißt das, dass eine Berechtigung entzogen wurde. Testen Sie die Verbindung.",
        "The connection or an address has changed since this plan was made.":
            "Die Verbindung oder eine Adresse hat sich geändert, seit dieser Plan gemacht wurde.",
        "1 user has changed since this plan was made.": "1 Benutzer hat sich geändert, seit dieser Plan gemacht wurde.",
        "{1} users have changed since this plan was made.":
            "{1} Benutzer haben sich geändert, seit dieser Plan gemacht wurde.",
        "Make the plan again and look at it.": "Machen Sie den Plan neu, und sehen Sie ihn an.",
        "So much has been removed or renamed since this plan was made that the brake holds it now.":
            "Seit dieser Plan gemacht wurde, wurde so viel entfernt oder umbenannt, dass er jetzt eine Grenze überschreitet.",
        "Make the plan again and look at it. It is then held until somebody approves it.":
            "Machen Sie den Plan neu, und sehen Sie ihn an. Er wird dann zurückgehalten, bis ihn jemand genehmigt.",
        "The plan would delete or deactivate whoever asks for it, or the organization's last active owner.":
            "Der Plan würde die Person, die ihn anwenden will, oder den letzten aktiven Besitzer der Organisation löschen oder deaktivieren.",
        "Make the plan again and look at it. They are then protected.":
            "Machen Sie den Plan neu, und sehen Sie ihn an. Diese Personen sind dann geschützt.",
        "The hash that was given is not that of this run's plan.":
            "Der angegebene Hash ist nicht der des Plans dieses Laufs.",
        "Look at the run again and apply what it shows.":
            "Sehen Sie den Lauf noch einmal an, und wenden Sie an, was er zeigt.",
        "Run {1} is still at work, so there is no plan yet.":
            "Lauf {1} ist noch im Gange; deshalb gibt es noch keinen Plan.",
        "Run {1} has its plan already.": "Lauf {1} hat seinen Plan schon.",
        "Run {1} has been applied already.": "Lauf {1} ist schon angewendet worden.",
        "The plan of run {1} was rejected.": "Der Plan von Lauf {1} wurde abgelehnt.",
        "Run {1} took the place of run {2}.": "Lauf {1} ist an die Stelle von Lauf {2} getreten.",
        "Run {1} stopped before it had a plan, so there is nothing to apply.":
            "Lauf {1} wurde abgebrochen, bevor er einen Plan hatte; deshalb gibt es nichts anzuwenden.",
        "Look at the list of runs, or start a new one.":
            "Sehen Sie die Liste der Läufe an, oder beginnen Sie einen neuen.",
        "Nothing was started.": "Es wurde nichts begonnen.",
        "Run {1} has been paused already, by {2}.": "Lauf {1} ist bereits angehalten, von {2}.",
        "It goes on waiting.": "Er wartet weiter.",
        "Resume it, or stop it.": "Setzen Sie ihn fort, oder brechen Sie ihn ab.",
        "Run {1} is not paused.": "Lauf {1} ist nicht angehalten.",
        "It goes on as it did.": "Er geht weiter wie bisher.",
        "Look at the run; pause it if it should wait.":
            "Sehen Sie den Lauf an; halten Sie ihn an, wenn er warten soll.",
        "Run {1} does not read the tenant now, so there is nothing to wait with.":
            "Lauf {1} liest den Mandanten zurzeit nicht; es gibt nichts, womit er warten könnte.",
        "The run goes on. What it writes is written at once or not at all.":
            "Der Lauf geht weiter. Was er schreibt, wird auf einmal geschrieben oder gar nicht.",
        "Wait until it has ended; it can be undone then.":
            "Warten Sie, bis er beendet ist; dann lässt er sich rückgängig machen.",
        "The run was paused by {1}, and waited for {2} minutes.":
            "Der Lauf wurde von {1} angehalten und wartete {2} Minuten.",
        "What had been read was too old to prove anything and was dropped. No user was changed.":
            "Das Gelesene war zu alt, um etwas zu beweisen, und wurde verworfen. Kein Benutzer wurde geändert.",
        "Run {1} of this connection is at work.": "Lauf {1} dieser Verbindung ist im Gange.",
        "Wait until it has ended, or stop it.": "Warten Sie, bis er beendet ist, oder brechen Sie ihn ab.",
        "The run was stopped by {1}.": "Der Lauf wurde abgebrochen von: {1}.",
        "The run was stopped, because its server was shut down.":
            "Der Lauf wurde abgebrochen, weil sein Server heruntergefahren wurde.",
        "What had been read was dropped. No user was changed.":
            "Was gelesen worden war, wurde verworfen. Kein Benutzer wurde geändert.",
        "Start it again when you are ready.": "Beginnen Sie ihn noch einmal, wenn Sie so weit sind.",
        "Start it again, or wait for the next scheduled run.":
            "Beginnen Sie ihn noch einmal, oder warten Sie auf den nächsten Lauf nach Zeitplan.",
        "The server ended or lost its database while the run was at work.":
            "Der Server wurde beendet oder verlor seine Datenbank, während der Lauf im Gange war.",
        "Start the run again.": "Beginnen Sie den Lauf noch einmal.",
        "The run was away for so long that its place was given up.":
            "Der Lauf war so lange fort, dass sein Platz vergeben wurde.",
        "What it had read was dropped. No user was changed.":
            "Was er gelesen hatte, wurde verworfen. Kein Benutzer wurde geändert.",
        "Start the run again. If it happens often, check whether this machine is overloaded or sleeps.":
            "Beginnen Sie den Lauf noch einmal. Geschieht es oft, prüfen Sie, ob dieser Rechner überlastet ist oder schläft.",
        "The brake holds this plan, and nobody has approved it in the last 15 minutes.":
            "Der Plan überschreitet eine Grenze und ist zurückgehalten; in den letzten 15 Minuten hat ihn niemand genehmigt.",
        "Look at what it would do, then approve exactly this plan, apply the rest without these changes, or reject it.":
            "Sehen Sie an, was er täte. Genehmigen Sie dann genau diesen Plan, wenden Sie nur den Rest ohne diese Änderungen an, oder lehnen Sie ihn ab.",
        "The user has changed since run {1}.": "Der Benutzer hat sich seit Lauf {1} geändert.",
        "This user was left alone.": "Dieser Benutzer wurde in Ruhe gelassen.",
        "Look at the user; change it by hand if it should be as before.":
            "Sehen Sie den Benutzer an; soll er wie vorher sein, ändern Sie ihn von Hand.",
        "Run {1} changed no user, so there is nothing to undo.":
            "Lauf {1} hat keinen Benutzer geändert; deshalb gibt es nichts rückgängig zu machen.",
        "Choose a run that changed users.": "Wählen Sie einen Lauf, der Benutzer geändert hat.",
        "{1} (command)": "{1} (Befehl)",
        "administrator (pages)": "Administrator",
        "{1} (token)": "{1} (Token)",
        "schedule": "Zeitplan",
        "No user has been changed yet.": "Noch wurde kein Benutzer geändert.",
        "Wait until the run has ended, or stop it: nothing is half-written.":
            "Warten Sie, bis der Lauf beendet ist, oder brechen Sie ihn ab: Nichts bleibt halb geschrieben.",
        "No user has been changed.": "Es wurde kein Benutzer geändert.",
        "The plan waits.": "Der Plan wartet.",
        "Look at the plan, then apply exactly this or reject it.":
            "Sehen Sie den Plan an, und wenden Sie dann genau ihn an oder lehnen Sie ihn ab.",
        "The plan is held. Nothing of it was written.": "Der Plan ist zurückgehalten. Nichts davon wurde geschrieben.",
        "Check that the right tenant is connected and that these changes are meant. Then approve exactly this plan, apply the rest without them, or reject it.":
            "Prüfen Sie, ob der richtige Mandant verbunden ist und diese Änderungen gewollt sind. Genehmigen Sie dann genau diesen Plan, wenden Sie nur den Rest an, oder lehnen Sie ihn ab.",
        "Nothing of the plan was written.": "Nichts von dem Plan wurde geschrieben.",
        "This run would delete or deactivate {1} of 1 user; the limit is {2}.":
            "Dieser Lauf würde {1} von 1 Benutzer löschen oder deaktivieren; die Grenze liegt bei {2}.",
        "This run would delete or deactivate {1} of {2} users; the limit is {3}.":
            "Dieser Lauf würde {1} von {2} Benutzern löschen oder deaktivieren; die Grenze liegt bei {3}.",
        "This run would delete or deactivate {1} of 1 user, after {2} in the last 24 hours; the limit is {3}.":
            "Dieser Lauf würde {1} von 1 Benutzer löschen oder deaktivieren, nach {2} in den letzten 24 Stunden; die Grenze liegt bei {3}.",
        "This run would delete or deactivate {1} of {2} users, after {3} in the last 24 hours; the limit is {4}.":
            "Dieser Lauf würde {1} von {2} Benutzern löschen oder deaktivieren, nach {3} in den letzten 24 Stunden; die Grenze liegt bei {4}.",
        "This run would delete or deactivate half of the connection's users or more: {1} of {2}.":
            "Dieser Lauf würde mindestens die Hälfte der Benutzer der Verbindung löschen oder deaktivieren: {1} von {2}.",
        "This run would change the email or username of {1} of 1 user; the limit is {2}.":
            "Dieser Lauf würde E-Mail oder Benutzernamen von {1} von 1 Benutzer ändern; die Grenze liegt bei {2}.",
        "This run would change the email or username of {1} of {2} users; the limit is {3}.":
            "Dieser Lauf würde E-Mail oder Benutzernamen von {1} von {2} Benutzern ändern; die Grenze liegt bei {3}.",
        "This run would change the email or username of {1} of 1 user, after {2} in the last 24 hours; the limit is {3}.":
            "Dieser Lauf würde E-Mail oder Benutzernamen von {1} von 1 Benutzer ändern, nach {2} in den letzten 24 Stunden; die Grenze liegt bei {3}.",
        "This run would change the email or username of {1} of {2} users, after {3} in the last 24 hours; the limit is {4}.":
            "Dieser Lauf würde E-Mail oder Benutzernamen von {1} von {2} Benutzern ändern, nach {3} in den letzten 24 Stunden; die Grenze liegt bei {4}.",
        "The field {1} would become empty for 1 user; the limit is {2}. Perhaps Entra does not show it any more.":
            "Das Feld „{1}“ würde bei 1 Benutzer leer; die Grenze liegt bei {2}. Vielleicht zeigt Entra es nicht mehr.",
        "The field {1} would become empty for {2} users; the limit is {3}. Perhaps Entra does not show it any more.":
            "Das Feld „{1}“ würde bei {2} Benutzern leer; die Grenze liegt bei {3}. Vielleicht zeigt Entra es nicht mehr.",
        "Nobody had to be read.": "Niemand musste gelesen werden.",
        "1 person was read.": "1 Person wurde gelesen.",
        "{1} people were read.": "{1} Personen wurden gelesen.",
        "1 person was read; 1 did not come and was looked up.":
            "1 Person wurde gelesen; 1 kam nicht und wurde nachgeschlagen.",
        "{1} people were read; 1 did not come and was looked up.":
            "{1} Personen wurden gelesen; 1 kam nicht und wurde nachgeschlagen.",
        "1 person was read; {1} did not come and were looked up one by one.":
            "1 Person wurde gelesen; {1} kamen nicht und wurden einzeln nachgeschlagen.",
        "{1} people were read; {2} did not come and were looked up one by one.":
            "{1} Personen wurden gelesen; {2} kamen nicht und wurden einzeln nachgeschlagen.",
        "Read everybody, to find the chosen people.": "Alle gelesen, um die ausgewählten Personen zu finden.",
        "Read only the chosen people.": "Nur die ausgewählten Personen gelesen.",
        "Read only what had changed since the last run over everybody.":
            "Nur gelesen, was sich seit dem letzten Lauf über alle geändert hatte.",
        "Read everybody, because no synchronization of everybody had been applied before.":
            "Alle gelesen, weil noch keine Synchronisierung aller angewendet worden war.",
        "Read everybody, because the connection's settings had changed.":
            "Alle gelesen, weil sich die Einstellungen der Verbindung geändert hatten.",
        "Read everybody, because the last run over everybody was more than six days ago, and Microsoft keeps changes for seven.":
            "Alle gelesen, weil der letzte Lauf über alle mehr als sechs Tage zurücklag und Microsoft Änderungen nur sieben Tage aufbewahrt.",
        "Read everybody, because a full reading was due.": "Alle gelesen, weil das vollständige Lesen fällig war.",
        "Read everybody, because the history of changes could not be followed any further.":
            "Alle gelesen, weil sich die Folge der Änderungen nicht weiter verfolgen ließ.",
        "Read everybody, for the import.": "Alle gelesen, für den Import.",
        "Read only the people to import.": "Nur die Personen gelesen, die importiert werden sollen.",
        "The plan was rejected by {1}.": "Der Plan wurde abgelehnt von: {1}.",
        "Run {1} took the place of this one.": "Lauf {1} ist an die Stelle dieses Laufs getreten.",
        "Correct what was wrong, then start a new run.":
            "Berichtigen Sie, was falsch war, und beginnen Sie dann einen neuen Lauf.",
        "Look at run {1}.": "Sehen Sie Lauf {1} an.",
        "At work: {1}, {2} so far.": "Im Gange: {1}, bisher {2}.",
        "Paused by {1}: {2}, {3} so far.": "Angehalten von {1}: {2}, bisher {3}.",
        "1 person": "1 Person",
        "{1} people": "{1} Personen",
        "{1} of 1 person": "{1} von 1 Person",
        "{1} of {2} people": "{1} von {2} Personen",
        "reading": "Lesen",
        "looking up": "Nachschlagen",
        "comparing": "Vergleichen",
        "applying": "Anwenden",
        "Whoever is still deleted in Entra is deleted here again by the next synchronization, unless the account is restored there or the user is held here.":
            "Wer in Entra noch gelöscht ist, wird bei der nächsten Synchronisierung auch hier wieder gelöscht, sofern das Konto dort nicht wiederhergestellt oder der Benutzer hier nicht zurückgehalten wird.",
        "Entra still has the values of that run. They come back at the next synchronization unless these users are held.":
            "In Entra stehen weiterhin die Werte jenes Laufs. Bei der nächsten Synchronisierung kommen sie zurück, sofern diese Benutzer nicht zurückgehalten werden.",
        "Entra still has the values of that run. These users are held, so that synchronizations leave them alone until they are released.":
            "In Entra stehen weiterhin die Werte jenes Laufs. Diese Benutzer sind zurückgehalten: Synchronisierungen lassen sie in Ruhe, bis sie freigegeben werden.",
        "Entra still has the values of that run. These users will be held, so that synchronizations leave them alone until they are released.":
            "In Entra stehen weiterhin die Werte jenes Laufs. Diese Benutzer werden zurückgehalten: Synchronisierungen lassen sie in Ruhe, bis sie freigegeben werden.",
        "The application may sign in, but lacks the permission {1}.":
            "Die Anwendung darf sich anmelden, aber ihr fehlt die Berechtigung {1}.",
        "Grant it the application permission {1}, with an administrator's consent.":
            "Erteilen Sie ihr die Anwendungsberechtigung {1} mit Administratorzustimmung.",
        "There is no run {1} here.": "Den Lauf {1} gibt es hier nicht.",
        "There is no plan of run {1} here.": "Einen Plan von Lauf {1} gibt es hier nicht.",
        "The {1} has ended.": "Abgelaufen: {1}.",
        "The {1} ends within a day.": "Läuft innerhalb eines Tages ab: {1}.",
        "The {1} ends within {2} days.": "Läuft innerhalb von {2} Tagen ab: {1}.",
        "“{1}” is no kind of change.": "„{1}“ ist keine Art von Änderung.",
        "Choose one of those that the page of the run names.": "Wählen Sie eine, die die Seite des Laufs nennt.",
    ]
}

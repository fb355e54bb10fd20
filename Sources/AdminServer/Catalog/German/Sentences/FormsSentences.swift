// MARK: - Sentences about what a page was asked and cannot do

extension German {
    static let formsSentences: [String: String] = [
        "These pages do not speak that language.": "Diese Seiten sprechen diese Sprache nicht.",
        "The form does not say which key is meant.": "Das Formular sagt nicht, welcher Schlüssel gemeint ist.",
        "“{1}” is nothing to filter by.": "Nach „{1}“ lässt sich nicht filtern.",
        "“{1}” is no day.": "„{1}“ ist kein Tag.",
        "Make room and try again.": "Schaffen Sie Platz, und versuchen Sie es noch einmal.",
        "Deleted users are restored one by one.": "Gelöschte Benutzer werden einzeln wiederhergestellt.",
        "Fill it in and try again.": "Füllen Sie es aus, und versuchen Sie es noch einmal.",
        "The field “{1}” is empty.": "Das Feld „{1}“ ist leer.",
        "The form names no role that there is.": "Das Formular nennt eine Rolle, die es nicht gibt.",
        "“{1}” is not the id of a person.": "„{1}“ ist nicht die ID einer Person.",
        "The form does not say which plan is meant.": "Das Formular sagt nicht, welcher Plan gemeint ist.",
        "The address does not say in which form to export.":
            "Die Adresse sagt nicht, in welcher Form exportiert werden soll.",
        "Choose one of the filters above the list.": "Wählen Sie einen der Filter über der Liste.",
        "“{1}” is no filter of runs.": "„{1}“ ist kein Filter für Läufe.",
        "Look for it in the list of runs.": "Suchen Sie ihn in der Liste der Läufe.",
        "There is no run {1}.": "Es gibt keinen Lauf {1}.",
        "“{1}” is not the number of a run.": "„{1}“ ist nicht die Nummer eines Laufs.",
        "Choose one of the numbers of the run.": "Wählen Sie eine der Zahlen des Laufs.",
        "“{1}” is no outcome.": "„{1}“ ist kein Ergebnis.",
        "The form does not say which kind of credential is meant.":
            "Das Formular sagt nicht, welche Art von Anmeldeinformation gemeint ist.",
        "The form names a choice that there is not.": "Das Formular nennt eine Auswahl, die es nicht gibt.",
        "Somebody has changed this organization since the page was opened.":
            "Jemand hat diese Organisation geändert, seit die Seite geöffnet wurde.",
        "Look at it as it is now, and change it again if it is still needed.":
            "Sehen Sie sie an, wie sie jetzt ist, und ändern Sie sie noch einmal, wenn es noch nötig ist.",
        "That is no number of days from {1} to {2}.": "Das ist keine Anzahl von Tagen von {1} bis {2}.",
        "“{1}” is none of the choices.": "„{1}“ steht nicht zur Wahl.",
        "The form names a scope that there is not.": "Das Formular nennt ein Recht, das es nicht gibt.",
        "The number of days is not a number.": "Die Anzahl der Tage ist keine Zahl.",
        "There is no user {1} here.": "Den Benutzer {1} gibt es hier nicht.",
        "“{1}” is not the id of a user.": "„{1}“ ist nicht die ID eines Benutzers.",
        "The field “{1}” was sent {2} times.": "Das Feld „{1}“ wurde {2}-mal gesendet.",
        "The form has no field “{1}”.": "Das Formular hat kein Feld „{1}“.",
        "The field “{1}” is not correctly encoded.": "Das Feld „{1}“ ist nicht richtig kodiert.",
        "Go back, correct it and send the form again.":
            "Gehen Sie zurück, berichtigen Sie es, und senden Sie das Formular noch einmal.",
        "Open the list again.": "Öffnen Sie die Liste noch einmal.",
        "“{1}” is no choice for “{2}”.": "„{1}“ ist keine Wahl für „{2}“.",
        "A page cannot have “{1}” rows.": "Eine Seite kann nicht „{1}“ Zeilen haben.",
        "Search for less.": "Suchen Sie nach weniger.",
        "The search text is longer than 256 characters.": "Der Suchtext ist länger als 256 Zeichen.",
        "Pages are counted from 1. Open the list again.":
            "Seiten werden ab 1 gezählt. Öffnen Sie die Liste noch einmal.",
        "“{1}” is no page number.": "„{1}“ ist keine Seitenzahl.",
        "Everyone is chosen, and some on this page are not ticked.":
            "Alle sind ausgewählt, und einige auf dieser Seite sind nicht angekreuzt.",
        "Keep the ticks first, or tick everybody on the page.":
            "Behalten Sie zuerst die Kreuze, oder kreuzen Sie alle auf der Seite an.",
        "The form does not say whether to preview or to go ahead.":
            "Das Formular sagt nicht, ob eine Vorschau oder die Ausführung gewünscht ist.",
        "“All that match” knows the search text alone, and the list is filtered by more.":
            "„Alle Treffer“ kennt nur den Suchtext, und die Liste ist nach mehr gefiltert.",
        "Choose all that match with the button below the list.":
            "Wählen Sie alle Treffer mit der Schaltfläche unter der Liste aus.",
        "“All that match” needs a search text, and there is none.":
            "„Alle Treffer“ braucht einen Suchtext, und es gibt keinen.",
        "“{1}” is not a choice of people.": "„{1}“ ist keine Auswahl von Personen.",
        "Nobody is ticked.": "Niemand ist angekreuzt.",
        "Tick at least one person, or choose a wider selection above the list.":
            "Kreuzen Sie mindestens eine Person an, oder wählen Sie über der Liste eine weitere Auswahl.",
        "“{1}” is not a way to choose people.": "„{1}“ ist keine Art, Personen auszuwählen.",
    ]
}

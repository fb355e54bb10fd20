// MARK: - Sentences about fields of users, filters and schedules

extension German {
    static let fieldsSentences: [String: String] = [
        "username": "Benutzername",
        "first name": "Vorname",
        "last name": "Nachname",
        "email": "E-Mail",
        "phone": "Telefon",
        "contains a control character": "enthält ein Steuerzeichen",
        "is too long": "ist zu lang",
        "is no email address": "ist keine E-Mail-Adresse",
        "has no value": "hat keinen Wert",
        "The schedule is longer than 1,000 bytes.": "Der Zeitplan ist länger als 1.000 Bytes.",
        "The schedule begins with @ and is not one of the known four.":
            "Der Zeitplan beginnt mit @ und ist keiner der vier bekannten.",
        "The schedule has {1} fields instead of five: minute, hour, day of the month, month, day of the week.":
            "Der Zeitplan hat {1} Felder statt fünf: Minute, Stunde, Tag des Monats, Monat, Wochentag.",
        "minute": "Minute",
        "hour": "Stunde",
        "day of the month": "Tag des Monats",
        "month": "Monat",
        "day of the week": "Wochentag",
        "allowed are {1} to {2}, lists, ranges, * and steps":
            "erlaubt sind {1} bis {2}, Listen, Bereiche, * und Schritte",
        "allowed are 1 to 12, JAN to DEC, lists, ranges, * and steps":
            "erlaubt sind 1 bis 12, JAN bis DEC, Listen, Bereiche, * und Schritte",
        "allowed are 0 to 7 (0 and 7 are Sunday), SUN to SAT, lists, ranges, * and steps":
            "erlaubt sind 0 bis 7 (0 und 7 sind Sonntag), SUN bis SAT, Listen, Bereiche, * und Schritte",
        "a step needs a range, such as 5-20/5": "ein Schritt braucht einen Bereich wie 5-20/5",
        "a step is 1 to {1}": "ein Schritt hat 1 bis {1}",
        "a range begins with the smaller end": "ein Bereich beginnt mit dem kleineren Ende",
        "The schedule's {1} cannot be “{2}”: {3}.": "Im Feld „{1}“ des Zeitplans ist „{2}“ nicht möglich: {3}.",
        "The schedule has a distance of {1} minutes; allowed are 1 to 10,080.":
            "Der Zeitplan hat einen Abstand von {1} Minuten; erlaubt sind 1 bis 10.080.",
        "Give a distance in minutes, five fields such as 0 3 * * MON-FRI, or @hourly, @daily, @weekly or @monthly.":
            "Geben Sie einen Abstand in Minuten an, fünf Felder wie 0 3 * * MON-FRI, oder @hourly, @daily, @weekly oder @monthly.",
        "The filter is longer than 4,096 bytes.": "Der Filter ist länger als 4.096 Bytes.",
        "Shorten it, for example by a condition on another attribute.":
            "Kürzen Sie ihn, zum Beispiel durch eine Bedingung an ein anderes Attribut.",
        "and, or, or the end": "and, or oder das Ende",
        "and, or, or a closing parenthesis": "and, or oder eine schließende Klammer",
        "at most {1} parentheses and nots within each other": "höchstens {1} Klammern und not ineinander",
        "a condition, not or an opening parenthesis": "eine Bedingung, not oder eine öffnende Klammer",
        "at most {1} conditions": "höchstens {1} Bedingungen",
        "=, !=, in, starts with, ends with or contains": "=, !=, in, starts with, ends with oder contains",
        "=, != or in": "=, != oder in",
        "an opening parenthesis": "eine öffnende Klammer",
        "a comma or a closing parenthesis": "ein Komma oder eine schließende Klammer",
        "with": "with",
        "a text in double quotes": "ein Text in geraden Anführungszeichen",
        "a text that is not empty": "ein Text, der nicht leer ist",
        "a text that is not blank": "ein Text, der nicht nur aus Leerzeichen besteht",
        "one of {1}": "eines von {1}",
        "a word, a text or a sign": "ein Wort, ein Text oder ein Zeichen",
        "a double quote at the end of this text": "ein gerades Anführungszeichen am Ende dieses Textes",
        "\\\" or \\\\ after a backslash": "\\\" oder \\\\ nach einem umgekehrten Schrägstrich",
        "its end": "das Ende",
        "The filter cannot be read at character {1}: found {2}, expected {3}.":
            "Der Filter lässt sich ab Zeichen {1} nicht lesen: gefunden {2}, erwartet {3}.",
        "Write it like this: department = \"Sales\" and not guest":
            "Schreiben Sie ihn so: department = \"Sales\" and not guest",
    ]
}

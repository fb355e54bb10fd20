import DirectoryCore

// MARK: - What the inner rooms say

extension German {
    func say(_ sentence: Sentence) -> String {
        guard let form = Self.form(of: sentence) else { return sentence.description }
        return sentence.filling(form) { value in
            switch value {
            case .text(let text): text
            case .count(let number): self.number(number)
            case .sentence(let part): say(part)
            }
        }
    }

    /// The German form; nil for one that an earlier version has stored. What only puts values together has none.
    private static func form(of sentence: Sentence) -> String? {
        if let form = forms[sentence.form] { return form }
        let hasWords = Sentence.parts(of: sentence.form).contains { part in
            if case .words(let words) = part { words.contains(where: \.isLetter) } else { false }
        }
        return hasWords ? nil : sentence.form
    }

    /// The German form of each English one. `HouseTests` holds it to the sources.
    private static let forms: [String: String] = [
        accessSentences, runsSentences, fieldsSentences, tenantsSentences, settingsSentences, serversSentences,
        storesSentences, formsSentences, auditSentences,
    ].reduce(into: [:]) { forms, subject in forms.merge(subject) { first, _ in first } }
}

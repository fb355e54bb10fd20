import DirectoryCore
import DirectoryPorts

// MARK: - A run at work, and a plan that waits

extension German {
    func phase(_ phase: RunProgress.Phase) -> String {
        switch phase {
        case .reading: "Aus Entra lesen"
        case .lookingUp: "Fehlende nachschlagen"
        case .comparing: "Vergleichen"
        case .applying: "Anwenden"
        }
    }

    func progress(_ progress: RunProgress) -> String {
        let done = number(progress.people)
        let parts: [String?] =
            switch progress.phase {
            case .reading: [progress.total.map { "\(done) von etwa \(number($0)) gelesen" } ?? "\(done) gelesen"]
            case .lookingUp:
                [progress.total.map { "\(done) von \(number($0)) nachgeschlagen" } ?? "\(done) nachgeschlagen"]
            case .comparing: ["\(people(progress.people)) verglichen"]
            case .applying: [progress.total.map { "Ergebnisse für \(people($0)) werden geschrieben" }]
            }
        return (parts.compactMap(\.self) + findings(progress)).joined(separator: " · ")
    }

    private func findings(_ progress: RunProgress) -> [String] {
        if let counts = progress.counts {
            return counts.listed.filter { $0.outcome != .unchanged }
                .map { "\(number($0.count)) \(outcome($0.outcome, $0.count, isPlan: true))" }
        }
        guard let noticed = progress.noticed, noticed > 0 else { return [] }
        return [noticed == 1 ? "1 weicht ab" : "\(number(noticed)) weichen ab"]
    }

    func milestone(_ phase: RunProgress.Phase, percent: Int) -> String {
        percent == 0 ? self.phase(phase) : "\(self.phase(phase)): \(percent)\u{A0}%"
    }

    func pause(seconds: Int) -> String {
        "Microsoft bittet uns, \(counted(seconds, "Sekunde", "Sekunden")) zu warten. Sie müssen nichts tun."
    }

    var pauseBegun: String { "Microsoft bittet uns zu warten. Sie müssen nichts tun." }

    func stopping(in phase: RunProgress.Phase) -> String {
        switch phase {
        case .reading, .lookingUp, .comparing:
            "Beim Abbrechen verfällt, was gelesen wurde. Noch ist kein Benutzer geändert, und nichts bleibt halb geschrieben."
        case .applying:
            "Alles wird auf einmal geschrieben oder gar nicht. Ein Abbruch kommt jetzt vielleicht zu spät; dann ist der Lauf abgeschlossen."
        }
    }

    var applyingPlan: String { "Wird angewendet\u{A0}…" }
    var watchedByMany: String { "Viele verfolgen diesen Lauf. Die Seite sieht alle zwei Sekunden nach." }

    func allowed(removals: Int, recent: Int, limit: Int) -> String {
        let sentence =
            removals > limit
            ? "\(counted(removals, "Löschung oder Deaktivierung", "Löschungen und Deaktivierungen")), \(number(limit)) erlaubt"
            : "\(number(removals)) von \(number(limit)) erlaubten Löschungen und Deaktivierungen"
        return recent == 0 ? "\(sentence)." : "\(sentence), nach \(number(recent)) in den letzten 24 Stunden."
    }

    func confirmRemovals(_ count: Int) -> String {
        "\(users(count)) \(count == 1 ? "verlöre" : "verlören") den Zugriff. Geben Sie \(count) ein, um das zu genehmigen"
    }

    func confirmationMissing(_ count: Int) -> (cause: String, advice: String) {
        (
            "Die Zahl der Benutzer, die den Zugriff verlieren, wurde nicht richtig eingegeben.",
            "Sehen Sie nach, wer gelöscht oder deaktiviert wird. Um das zu genehmigen, geben Sie \(count) ein und drücken die Schaltfläche noch einmal."
        )
    }

    func leaveOut(_ name: String) -> String { "\(name) auslassen" }
    var viewChanges: String { "Änderungen ansehen" }

    func retry(_ count: Int) -> String {
        count == 1
            ? "1 fehlgeschlagene Person noch einmal versuchen"
            : "\(number(count)) fehlgeschlagene Personen noch einmal versuchen"
    }

    func resolveDuplicates(_ count: Int) -> String { "\(duplicates(count)) ansehen" }

    func filter(_ filter: RunQuery.Standing) -> String {
        switch filter {
        case .atWork: "Im Gange"
        case .waiting: "Wartet auf Sie"
        case .done: "Abgeschlossen"
        case .stopped: "Abgebrochen"
        case .discarded: "Verworfen"
        }
    }

    func filter(kind: RunKind) -> String {
        switch kind {
        case .synchronization: "Synchronisierungen"
        case .importing: "Importe"
        case .undo: "Rücknahmen"
        case .restoration: "Wiederherstellungen"
        }
    }

    var allRuns: String { "Alle" }
    var noRunsMatch: String { "Kein Lauf passt dazu." }
    var noRunsMatchAdvice: String { "Wählen Sie einen anderen Filter, oder sehen Sie alle an." }
}

import DirectoryCore
import Foundation
import Testing

@testable import AdminServer

@Suite("Problems in German")
struct GermanSentenceTests {
    private let german = German(zone: .gmt)

    @Test("A problem that a run was stopped by is told in German, however long ago it was stored")
    func stored() throws {
        let stored = try JSONEncoder().encode(
            RunState.stopped(.tenantChanged(pinned: Self.contoso, answered: Self.fabrikam)))
        guard case .stopped(let problem) = try JSONDecoder().decode(RunState.self, from: stored) else {
            Issue.record("The run is not stopped")
            return
        }
        #expect(
            german.say(problem.cause)
                == "Ein anderer Mandant hat geantwortet: Fabrikam (\(Self.fabrikam.id)) statt Contoso "
                + "(\(Self.contoso.id)).")
        #expect(german.say(problem.effect) == "Es wurde nichts geändert.")
        #expect(german.say(problem.advice).hasPrefix("Prüfen Sie den Mandanten der Verbindung."))
    }

    @Test("Numbers are grouped as in German, and words within a sentence are German too")
    func values() {
        let removals = BrakeFinding.removals(planned: 1_200, recent: 0, limit: 250, of: 4_312)
        #expect(
            german.say(removals.sentence)
                == "Dieser Lauf würde 1.200 von 4.312 Benutzern löschen oder deaktivieren; die Grenze liegt bei 250.")
        let clearing = BrakeFinding.clearings(.firstName, planned: 1, limit: 5)
        #expect(german.say(clearing.sentence).hasPrefix("Das Feld „Vorname“ würde bei 1 Benutzer leer;"))
        let rejected = Problem.runCanceled(by: .command(account: "ana"))
        #expect(german.say(rejected.cause) == "Der Lauf wurde abgebrochen von: ana (Befehl).")
        let read = ReadingFacts(way: .full, reason: .settingsChanged, people: 12_400, candidates: 0)
        #expect(
            german.say(read.sentence)
                == "Alle gelesen, weil sich die Einstellungen der Verbindung geändert hatten. 12.400 Personen wurden gelesen."
        )
    }

    @Test("What an earlier version stored as a text is German where the text tells its form, and English elsewhere")
    func earlier() throws {
        let stored = Data(
            """
            {"code":"run-in-progress","cause":"Run 7 of this connection is at work.","effect":"Nothing was started.",
            "advice":"Wait until it has ended, or stop it."}
            """.utf8)
        let problem = try JSONDecoder().decode(Problem.self, from: stored)
        #expect(german.say(problem.cause) == "Run 7 of this connection is at work.")
        #expect(german.say(problem.effect) == "Es wurde nichts begonnen.")
    }

    @Test("What only puts values together is said as it is")
    func wordless() {
        #expect(german.say("\("Ana Ruiz") (\(7))") == "Ana Ruiz (7)")
    }

    private static let contoso = PinnedTenant(id: TenantID(UUID()), displayName: "Contoso")
    private static let fabrikam = PinnedTenant(id: TenantID(UUID()), displayName: "Fabrikam")
}

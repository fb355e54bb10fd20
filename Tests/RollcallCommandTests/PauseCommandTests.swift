import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall
import Testing

@Suite("Pausing and resuming by command")
struct PauseCommandTests {
    @Test("A run at work elsewhere is told to wait and to go on; what cannot be done exits with 7 and its code")
    func pausing() async throws {
        try await Terminal.open { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            let early = try await terminal.rollcall("runs", "pause", "1", "--json")
            #expect(early.code == 7 && early.output.contains("run-not-applicable"))
            let lease = try await terminal.with { installation in
                let organization = Installation.firstOrganization
                let connection = try #require(try await installation.store.connection(of: organization))
                guard
                    case .granted(let lease, _) = try await installation.store.begin(
                        RunPurpose(.synchronizing(.everyone), then: .apply), of: connection, by: .schedule, at: Date())
                else { throw CancellationError() }
                return lease
            }
            func order() async throws -> LeaseOrder {
                try await terminal.with { try await $0.store.renew(lease, progress: .beginning, at: Date()) }
            }
            let paused = try await terminal.rollcall("runs", "pause", "2")
            #expect(paused.code == 0 && paused.output.contains("rollcall runs resume 2"))
            guard case .pause(let pause) = try await order() else { throw CancellationError() }
            #expect(pause.by.isPerson)
            let shown = try await terminal.rollcall("runs", "show", "2")
            #expect(shown.output.contains("Paused by "))
            let twice = try await terminal.rollcall("runs", "pause", "2")
            #expect(twice.code == 7 && twice.errors.contains("has been paused already"))
            let resumed = try await terminal.rollcall("runs", "resume", "2", "--json")
            #expect(resumed.code == 0)
            #expect(try resumed.json["paused"] as? Bool == false)
            #expect(try await order() == .goOn)
            #expect(try await terminal.rollcall("runs", "resume", "2").code == 7)
        }
    }
}

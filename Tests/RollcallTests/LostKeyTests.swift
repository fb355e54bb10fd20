import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport
import Testing

@testable import Rollcall

@Suite("When the key is lost")
struct LostKeyTests {
    @Test("Nothing is sent anywhere; a secret that is entered anew is enough to go on, by reading everybody")
    func enteredAnew() async throws {
        try await Office.open(configuring: [:]) { office in
            try await office.importPeople()
            try await office.synchronize()
            let before = try await office.users()
            try FileManager.default.removeItem(atPath: office.installation.directory.secretKey)
            try await office.restarted { restarted in
                restarted.tenant.control.resetRequests()
                let problem = try await restarted.problem { try await restarted.synchronize() }
                #expect(problem?.code == .keyUnavailable)
                #expect(problem?.advice.description.contains("enter the secret anew") == true)
                #expect(restarted.tenant.control.requests.isEmpty)

                try await restarted.installation.connect(try Office.settings(restarted.tenant))
                let run = try await restarted.synchronize()
                #expect(run.reading?.reason == .changeHistoryEnded)
                #expect(try await restarted.users().keys == before.keys)
                #expect(try await restarted.synchronize().reading?.reason == .changesSinceCheckpoint)
            }
        }
    }
}

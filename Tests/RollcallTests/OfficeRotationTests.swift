import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Rollcall

@Suite("Replacing what is secret while people are synchronized")
struct OfficeRotationTests {
    /// The runs that came to an end, and what stopped the others.
    private final class Runs: Sendable {
        private let state = Mutex((done: 0, problems: [Problem]()))

        var done: Int { state.withLock(\.done) }
        var problems: [Problem] { state.withLock(\.problems) }

        /// One run after the other.
        func go(on office: Office) async throws {
            let user = try #require(try await office.users().values.first)
            while !Task.isCancelled {
                let problem = try await office.problem { try await office.synchronize(.users([user.id])) }
                if Task.isCancelled { return }
                state.withLock { state in
                    state.done += 1
                    if let problem { state.problems.append(problem) }
                }
            }
        }

        /// Lets a run begin and end.
        func wait() async {
            let goal = done + 2
            while done < goal { await Task.yield() }
        }
    }

    private func whileRunning(_ office: Office, _ body: (Runs) async throws -> Void) async throws {
        let runs = Runs()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runs.go(on: office) }
            try await body(runs)
            group.cancelAll()
        }
        #expect(runs.problems == [])
        #expect(runs.done >= 20)
    }

    @Test("A hundred times a new secret or certificate takes the place of the old one, and no run fails")
    func credentials() async throws {
        try await Office.open(configuring: [:]) { office in
            try await office.importPeople()
            let control = office.tenant.control
            var old = (value: office.tenant.clientSecret, pem: String?.none)
            try await whileRunning(office) { runs in
                for number in 1...100 {
                    let isCertificate = number % 10 == 0
                    let value = "fake-secret-number-\(number)"
                    if !isCertificate { try control.addSecret(value) }
                    let before = try await office.preferredCredential()
                    let added = try await office.add(
                        isCertificate ? .newCertificate : .clientSecret(Secret(value), expires: nil))
                    let pem = isCertificate ? try await office.certificate(of: added.id) : nil
                    if let pem {
                        await runs.wait()
                        try control.addCertificate(pem)
                    }
                    #expect(try await office.test().credential == added.id)
                    if let pem = old.pem {
                        try control.removeCertificate(pem)
                    } else {
                        try control.removeSecret(old.value)
                    }
                    if number % 3 == 0 { await runs.wait() }
                    try await office.remove(before)
                    old = (value, pem)
                }
            }
        }
    }

    @Test("The key is replaced again and again while runs open and seal with it, and no run fails")
    func keys() async throws {
        try await Office.open(configuring: [:]) { office in
            try await office.importPeople()
            try await office.synchronize()
            let path = office.installation.directory.secretKey
            var files: Set<Data> = [try Data(contentsOf: URL(fileURLWithPath: path))]
            try await whileRunning(office) { runs in
                for number in 1...10 {
                    let report = try await office.installation.keys.rotate(by: office.requester) {
                        await runs.wait()
                    }
                    #expect(report.unreadable == [] && report.keysLeft == 0)
                    #expect(report.resealed >= 2, "a credential and a cursor")
                    files.insert(try Data(contentsOf: URL(fileURLWithPath: path)))
                    #expect(files.count == number + 1)
                }
            }
            try await office.synchronize()
            #expect(try await office.test().problem == nil)
        }
    }
}

extension Office {
    fileprivate func preferredCredential() async throws -> CredentialID {
        let connection = try await installation.store.connection(of: organization)
        return try #require(connection?.credentials.first?.id)
    }
}

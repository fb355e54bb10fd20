import DirectoryCore
import Foundation
import Testing

@Suite("Secrets do not print")
struct SecretTests {
    private static let canary = "fake-canary-4711"

    /// A secret among other things, as it lies in values of every kind.
    private struct Luggage {
        let secret = Secret(SecretTests.canary)
        let list = [Secret(SecretTests.canary)]
        let table = ["key": Secret(SecretTests.canary)]
        let maybe: Secret? = Secret(SecretTests.canary)
        let either = Result<Secret, Problem>.success(Secret(SecretTests.canary))
        let entry = CredentialEntry.clientSecret(Secret(SecretTests.canary), expires: nil)
        let sealed = SealedSecret(bytes: Array(SecretTests.canary.utf8))
    }

    private func everythingSaid(of value: some Any) -> String {
        var said = ""
        dump(value, to: &said)
        said +=
            "\(value)" + String(reflecting: value) + String(describing: Mirror(reflecting: value).children.map { $0 })
        said += String(format: "%@", "\(value)")
        return said
    }

    @Test("Neither printing nor dumping nor reflecting shows a secret, wherever it lies")
    func hidden() {
        let said = everythingSaid(of: Luggage())
        #expect(said.contains("(secret)"))
        #expect(!said.contains(Self.canary))
        #expect(!said.contains("102, 97, 107, 101"), "the bytes of a sealed secret")
        #expect(!everythingSaid(of: Secret(Self.canary)).contains(Self.canary))
    }

    @Test("A mirror of a secret is empty, sealed or not")
    func mirrors() {
        #expect(Mirror(reflecting: Secret(Self.canary)).children.isEmpty)
        #expect(Mirror(reflecting: SealedSecret(bytes: [1, 2, 3])).children.isEmpty)
    }

    @Test("A secret is nothing that could be written as JSON, and does not come along in an error")
    func json() throws {
        #expect(!(Secret(Self.canary) as Any is any Encodable))
        let problem = #expect(throws: Problem.self) {
            try CredentialEntry.clientSecret(checking: Secret(Self.canary + "\u{0}"))
        }
        let encoded = String(decoding: try JSONEncoder().encode(problem), as: UTF8.self)
        #expect(!encoded.contains(Self.canary))
        #expect(!everythingSaid(of: try #require(problem)).contains(Self.canary))
    }
}

package import DirectoryCore
import DirectoryPorts
import EntraGraph
import Foundation

/// Which credentials connections may use beside client secrets and certificates. Both are the server's, not an
/// organization's, so only the operator of the server says so, in `rollcall.json`:
///
/// ```json
/// { "assertionFiles": { "aks": "/var/run/secrets/azure/tokens/azure-identity-token" }, "managedIdentity": true }
/// ```
package struct CredentialSettings: Sendable {
    /// Where each assertion file lies, by the name that an administrator of an organization chooses it by.
    let assertionFiles: [AssertionFileName: AssertionFile]
    /// Whether the identity of this server's machine may be used.
    let managedIdentity: ManagedIdentityUse

    /// Neither.
    package static let none = CredentialSettings(assertionFiles: [:], managedIdentity: .forbidden)

    private init(assertionFiles: [AssertionFileName: AssertionFile], managedIdentity: ManagedIdentityUse) {
        self.assertionFiles = assertionFiles
        self.managedIdentity = managedIdentity
    }

    /// Reads them from the server's configuration file; without one there are none.
    ///
    /// - Throws: `configuration-invalid`, naming the key.
    package static func read(_ directory: DataDirectory) throws(Problem) -> CredentialSettings {
        guard let data = FileManager.default.contents(atPath: directory.configuration) else { return .none }
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: data)
        } catch {
            throw .configuration(
                "assertionFiles is no object of names and paths, or managedIdentity is neither true nor false.",
                key: "assertionFiles")
        }
        var files: [AssertionFileName: AssertionFile] = [:]
        for (name, path) in document.assertionFiles ?? [:] {
            guard isName(name), !path.isEmpty else {
                throw .configuration(
                    "\"\(name)\" in assertionFiles is no name of letters a–z, digits and hyphens with a path.",
                    key: "assertionFiles")
            }
            let key = AssertionFileName(rawValue: name)
            files[key] = AssertionFile(name: key, path: directory.resolve(path))
        }
        return CredentialSettings(
            assertionFiles: files, managedIdentity: document.managedIdentity == true ? .allowed : .forbidden)
    }

    private struct Document: Decodable {
        let assertionFiles: [String: String]?
        let managedIdentity: Bool?
    }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    }
}

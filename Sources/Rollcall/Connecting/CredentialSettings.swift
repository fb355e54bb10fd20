package import DirectoryCore
import DirectoryPorts

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

    /// - Throws: `configuration-invalid`, naming the key.
    init(_ file: SettingsFile, in directory: DataDirectory) throws(Problem) {
        var files: [AssertionFileName: AssertionFile] = [:]
        for (name, path) in file.assertionFiles ?? [:] {
            guard Self.isName(name), !path.isEmpty else {
                throw .configuration(
                    "\"\(name)\" in assertionFiles is no name of letters a–z, digits and hyphens with a path.",
                    key: "assertionFiles")
            }
            let key = AssertionFileName(rawValue: name)
            files[key] = AssertionFile(name: key, path: directory.resolve(path))
        }
        assertionFiles = files
        managedIdentity = file.managedIdentity == true ? .allowed : .forbidden
    }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    }
}

import Configuration
package import DirectoryCore
import Foundation
import SystemPackage

/// What the operator of a server decides, in the file `rollcall.json` of the data directory.
///
/// ```json
/// { "clouds": ["simulated"],
///   "cloud": { "simulated": { "loginHost": "localhost:8443", "graphHost": "localhost:8443", "caFile": "ca.pem" } } }
/// ```
package struct ServerSettings: Sendable {
    /// Microsoft's clouds and those that the file defines.
    package let clouds: CloudCatalog
    /// Which credentials connections may use beside client secrets and certificates.
    package let credentials: CredentialSettings
    /// The file with the keys that stored secrets are sealed with; nil for the one in the data directory.
    package let keyFile: String?

    /// Reads the file; without one, the defaults are in force.
    ///
    /// - Throws: `configuration-invalid`, naming the key.
    package static func read(_ directory: DataDirectory) async throws(Problem) -> ServerSettings {
        let reader = try await reader(of: directory.configuration)
        let names = reader.stringArray(forKey: "clouds", default: [])
        var clouds: [Cloud] = []
        for name in names { clouds.append(try cloud(named: name, reader, directory)) }
        return ServerSettings(
            clouds: try CloudCatalog(adding: clouds), credentials: try CredentialSettings.read(directory),
            keyFile: reader.string(forKey: "keyFile").map(directory.resolve))
    }

    private static func reader(of path: String) async throws(Problem) -> ConfigReader {
        do {
            return ConfigReader(
                provider: try await FileProvider<JSONSnapshot>(filePath: FilePath(path), allowMissing: true))
        } catch {
            throw .configuration("The file rollcall.json is not valid JSON.", key: nil)
        }
    }

    private static func cloud(
        named name: String, _ reader: ConfigReader, _ directory: DataDirectory
    ) throws(Problem) -> Cloud {
        func host(_ key: String) throws(Problem) -> String {
            let key = "cloud.\(name).\(key)"
            guard let text = reader.string(forKey: ConfigKey(key)), let host = HostAndPort(text) else {
                throw .configuration("\(key) is no host name, with a port or without.", key: key)
            }
            return host.description
        }
        let authorities = reader.string(forKey: ConfigKey("cloud.\(name).caFile")).map(directory.resolve)
        return Cloud(
            name: CloudName(rawValue: name), loginHost: try host("loginHost"), graphHost: try host("graphHost"),
            certificateAuthorityFile: authorities)
    }
}

/// A host name, with a port where it is not 443.
private struct HostAndPort: CustomStringConvertible {
    let description: String

    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let domain = DomainName(String(parts[0])) else { return nil }
        guard parts.count == 1 || UInt16(parts[1]) != nil else { return nil }
        description = parts.count == 1 ? domain.ascii : "\(domain.ascii):\(parts[1])"
    }
}

extension Problem {
    static func configuration(_ cause: String, key: String?) -> Problem {
        Problem(
            .configurationInvalid, cause: cause, effect: "Nothing was started.",
            advice: "Correct rollcall.json in the data directory.", field: key)
    }
}

package import DirectoryCore
package import Foundation

/// What the operator of a server decides, in the file `rollcall.json` of the data directory. All of it is optional.
///
/// ```json
/// { "listen": "0.0.0.0:443", "publicURL": "https://rollcall.contoso.example",
///   "tls": { "certificateFile": "fullchain.pem", "keyFile": "key.pem" },
///   "clouds": ["simulated"],
///   "cloud": { "simulated": { "loginHost": "localhost:8443", "graphHost": "localhost:8443", "caFile": "ca.pem" } } }
/// ```
package struct ServerSettings: Sendable {
    /// Microsoft's clouds and those that the file defines.
    package let clouds: CloudCatalog
    /// Which credentials connections may use beside client secrets and certificates.
    package let credentials: CredentialSettings
    /// The file with the keys that stored secrets are sealed with; nil for the one in the data directory.
    package let keyFile: String?
    /// Where the pages are, and whom they believe.
    package let web: WebSettings

    /// Reads the file; without one, the defaults are in force.
    ///
    /// - Throws: `configuration-invalid`, naming the key.
    package static func read(_ directory: DataDirectory) throws(Problem) -> ServerSettings {
        guard FileManager.default.fileExists(atPath: directory.configuration) else {
            return try ServerSettings(SettingsFile(), in: directory)
        }
        guard let data = FileManager.default.contents(atPath: directory.configuration) else {
            throw .configuration("The file rollcall.json cannot be read.", key: nil)
        }
        return try ServerSettings(json: data, in: directory)
    }

    /// - Parameters:
    ///   - json: what is in the file.
    ///   - directory: what file names in it are relative to.
    /// - Throws: `configuration-invalid`, naming the key.
    package init(json: Data, in directory: DataDirectory) throws(Problem) {
        try self.init(try SettingsFile(reading: json), in: directory)
    }

    private init(_ file: SettingsFile, in directory: DataDirectory) throws(Problem) {
        clouds = try CloudCatalog(file, in: directory)
        credentials = try CredentialSettings(file, in: directory)
        keyFile = file.keyFile.map(directory.resolve)
        web = try WebSettings(file, in: directory)
    }
}

extension CloudCatalog {
    fileprivate init(_ file: SettingsFile, in directory: DataDirectory) throws(Problem) {
        let (names, entries) = (file.clouds ?? [], file.cloud ?? [:])
        if let stranger = entries.keys.sorted().first(where: { !names.contains($0) }) {
            throw .configuration("cloud.\(stranger) is not among clouds.", key: "cloud.\(stranger)")
        }
        var clouds: [Cloud] = []
        for name in names {
            guard let entry = entries[name] else {
                throw .configuration("cloud.\(name) is missing.", key: "cloud.\(name)")
            }
            clouds.append(
                Cloud(
                    name: CloudName(rawValue: name), loginHost: try Self.host(entry.loginHost, "\(name).loginHost"),
                    graphHost: try Self.host(entry.graphHost, "\(name).graphHost"),
                    certificateAuthorityFile: entry.caFile.map(directory.resolve)))
        }
        try self.init(adding: clouds)
    }

    private static func host(_ text: String, _ key: String) throws(Problem) -> String {
        guard let host = HostAndPort(text) else {
            throw .configuration("cloud.\(key) is no host name, with a port or without.", key: "cloud.\(key)")
        }
        return host.description
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
    static func configuration(_ cause: Sentence, key: String?) -> Problem {
        Problem(
            .configurationInvalid, cause: cause, effect: "Nothing was started.",
            advice: "Correct rollcall.json in the data directory. `rollcall config check` tells whether it is right.",
            field: key)
    }
}

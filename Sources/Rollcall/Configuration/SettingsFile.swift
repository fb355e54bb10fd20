import DirectoryCore
import Foundation

/// `rollcall.json` as it is written. A key that is not known is an error: it is mostly a slip of the pen, and what was
/// meant would silently not be in force.
struct SettingsFile: Decodable {
    var listen: String?
    var publicURL: String?
    var tls: TLS?
    var proxies: [String]?
    var clouds: [String]?
    var cloud: [String: CloudEntry]?
    var assertionFiles: [String: String]?
    var managedIdentity: Bool?
    var keyFile: String?

    /// A file without anything in it, which is like none.
    init() {}

    /// - Throws: `configuration-invalid`, naming the key.
    init(reading data: Data) throws(Problem) {
        do {
            self = try JSONDecoder().decode(SettingsFile.self, from: data)
        } catch let unknown as UnknownKey {
            throw .configuration(
                "\(unknown.path) is no setting. Known here: \(unknown.known.joined(separator: ", ")).",
                key: unknown.path)
        } catch let error as DecodingError {
            throw error.problem
        } catch {
            throw .configuration("The file rollcall.json is not valid JSON.", key: nil)
        }
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        listen = try values.decodeIfPresent(String.self, forKey: .listen)
        publicURL = try values.decodeIfPresent(String.self, forKey: .publicURL)
        tls = try values.decodeIfPresent(TLS.self, forKey: .tls)
        proxies = try values.decodeIfPresent([String].self, forKey: .proxies)
        clouds = try values.decodeIfPresent([String].self, forKey: .clouds)
        cloud = try values.decodeIfPresent([String: CloudEntry].self, forKey: .cloud)
        assertionFiles = try values.decodeIfPresent([String: String].self, forKey: .assertionFiles)
        managedIdentity = try values.decodeIfPresent(Bool.self, forKey: .managedIdentity)
        keyFile = try values.decodeIfPresent(String.self, forKey: .keyFile)
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case listen, publicURL, tls, proxies, clouds, cloud, assertionFiles, managedIdentity, keyFile
    }

    /// Where the certificate of this server lies.
    struct TLS: Decodable {
        let certificateFile: String
        let keyFile: String

        init(from decoder: any Decoder) throws {
            try decoder.refuseKeys(besides: CodingKeys.self)
            let values = try decoder.container(keyedBy: CodingKeys.self)
            certificateFile = try values.decode(String.self, forKey: .certificateFile)
            keyFile = try values.decode(String.self, forKey: .keyFile)
        }

        private enum CodingKeys: String, CodingKey, CaseIterable {
            case certificateFile, keyFile
        }
    }

    /// A cloud beside Microsoft's.
    struct CloudEntry: Decodable {
        let loginHost: String
        let graphHost: String
        let caFile: String?

        init(from decoder: any Decoder) throws {
            try decoder.refuseKeys(besides: CodingKeys.self)
            let values = try decoder.container(keyedBy: CodingKeys.self)
            loginHost = try values.decode(String.self, forKey: .loginHost)
            graphHost = try values.decode(String.self, forKey: .graphHost)
            caFile = try values.decodeIfPresent(String.self, forKey: .caFile)
        }

        private enum CodingKeys: String, CodingKey, CaseIterable {
            case loginHost, graphHost, caFile
        }
    }
}

/// A key that no setting has.
private struct UnknownKey: Error {
    let path: String
    let known: [String]
}

extension Decoder {
    /// - Throws: `UnknownKey` for the first that is none of these, in alphabetical order.
    fileprivate func refuseKeys<Keys: CodingKey & CaseIterable>(besides: Keys.Type) throws {
        let known = Keys.allCases.map(\.stringValue)
        let written = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
        guard let stranger = written.first(where: { !known.contains($0) }) else { return }
        throw UnknownKey(path: (codingPath.map(\.stringValue) + [stranger]).joined(separator: "."), known: known)
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

extension DecodingError {
    fileprivate var problem: Problem {
        switch self {
        case .keyNotFound(let key, let context):
            let path = Self.path(context.codingPath + [key])
            return .configuration("\(path) is missing.", key: path)
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            let path = Self.path(context.codingPath)
            return .configuration("\(path) is not of the right kind.", key: path.isEmpty ? nil : path)
        case .dataCorrupted: return .configuration("The file rollcall.json is not valid JSON.", key: nil)
        @unknown default: return .configuration("The file rollcall.json cannot be understood.", key: nil)
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}

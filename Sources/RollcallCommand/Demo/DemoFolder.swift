import DirectoryCore
import EntraSimulator
import Foundation
import Rollcall

/// The data directory of a demo: a given one that is new, or a temporary one that goes with the demo.
struct DemoFolder {
    let data: DataDirectory
    private let isTemporary: Bool

    /// - Throws: `invalid-value` when the folder holds a database already; the demo never mixes its people with others.
    init(path: String?) throws(Problem) {
        isTemporary = path == nil
        data = DataDirectory(path: path ?? NSTemporaryDirectory() + "/rollcall-demo-\(UUID().uuidString)")
        guard !FileManager.default.fileExists(atPath: data.database) else {
            throw Problem(
                .invalidValue, cause: "The folder \(data.path) holds a database already.",
                effect: "The demo was not started, and the database was not touched.",
                advice: "Name a new folder, or look at this one with: rollcall serve --data-dir \(data.path)",
                field: "data-dir")
        }
        try data.prepare()
    }

    func write(_ file: CloudFile) throws {
        try file.certificateAuthority.write(toFile: data.path + "/simulator-ca.pem", atomically: true, encoding: .utf8)
        try file.json.write(to: URL(fileURLWithPath: data.configuration))
    }

    func remove() {
        guard isTemporary else { return }
        do {
            try FileManager.default.removeItem(atPath: data.path)
        } catch {
            Console().note("The temporary folder \(data.path) could not be removed.")
        }
    }
}

/// The server's configuration that makes a simulated tenant a cloud of its own, named `simulated`.
struct CloudFile {
    let certificateAuthority: String
    private let host: String

    init(_ tenant: RunningSimulator) {
        certificateAuthority = tenant.certificateAuthorityPEM
        host = tenant.host
    }

    var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let cloud = ["loginHost": host, "graphHost": host, "caFile": "simulator-ca.pem"]
            return try encoder.encode(Document(clouds: ["simulated"], cloud: ["simulated": cloud]))
        }
    }

    private struct Document: Encodable {
        let clouds: [String]
        let cloud: [String: [String: String]]
    }
}

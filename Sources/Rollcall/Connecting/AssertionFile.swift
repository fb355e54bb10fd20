import DirectoryCore
import Foundation

/// A file in which another issuer keeps a token for this server up to date, such as the one that Kubernetes projects
/// into a pod.
struct AssertionFile: Sendable {
    let name: AssertionFileName
    let path: String

    /// The most bytes that a token has.
    private static let limit = 16_384

    /// Reads the token that is in the file now.
    ///
    /// - Throws: `credential-unavailable` when the file cannot be read, or does not hold a token on one line.
    func read() throws(Problem) -> Secret {
        guard let data = contents() else { throw unavailable("The assertion file \(name) cannot be read.") }
        guard data.count <= Self.limit else { throw unavailable("The assertion file \(name) is larger than a token.") }
        guard let text = String(data: data, encoding: .utf8) else {
            throw unavailable("The assertion file \(name) holds no text.")
        }
        let token = text.trimmingWhitespace
        guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw unavailable("The assertion file \(name) holds no token on one line.")
        }
        return Secret(token)
    }

    /// One byte more than a token has at most. A link is followed: Kubernetes replaces what it leads to.
    private func contents() -> Data? {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
        guard type == .typeRegular, let handle = FileHandle(forReadingAtPath: file) else { return nil }
        defer { try? handle.close() }
        return try? handle.read(upToCount: Self.limit + 1) ?? Data()
    }

    private func unavailable(_ cause: Sentence) -> Problem {
        Problem(
            .credentialUnavailable, cause: cause,
            effect: "Nothing was read or changed.",
            advice: "Check the path under assertionFiles in rollcall.json, and whoever writes the file.",
            field: "assertion-file")
    }
}

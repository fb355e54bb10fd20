import DirectoryCore
import Foundation
import Rollcall

/// Where something secret comes from: a file, standard input, or a prompt; never an argument, which other accounts of
/// the machine could read.
struct SecretSource {
    let file: String?
    private let kind: Kind

    init(file: String?, _ kind: Kind = .clientSecret) {
        self.file = file
        self.kind = kind
    }

    /// What is read.
    enum Kind {
        case clientSecret
        case keyAndCertificate

        /// The longest text, in bytes.
        fileprivate var limit: Int { self == .clientSecret ? 4_096 : 65_536 }
        fileprivate var field: String { self == .clientSecret ? "secret-file" : "certificate-file" }
        fileprivate var contents: String {
            self == .clientSecret ? "nothing but the secret's Value" : "a certificate and its private key, in PEM"
        }
    }

    func read(asking console: Console) throws(Problem) -> Secret {
        switch file {
        case "-": Secret(try text(of: FileHandle.standardInput.readDataToEndOfFile()))
        case let path?: Secret(try text(ofFile: path))
        case nil: try ask()
        }
    }

    private func text(ofFile path: String) throws(Problem) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .entered(
                "The file \(path) cannot be read.", advice: "Name a file that holds \(kind.contents).",
                field: kind.field)
        }
        return try text(of: data)
    }

    private func text(of data: Data) throws(Problem) -> String {
        guard data.count <= kind.limit, let text = String(data: data, encoding: .utf8) else {
            throw .entered(
                "What was given is too long or no text.", advice: "Give a file that holds \(kind.contents).",
                field: kind.field)
        }
        return text
    }

    /// Asks on the terminal, without showing what is typed.
    private func ask() throws(Problem) -> Secret {
        guard isatty(STDIN_FILENO) == 1, let typed = getpass("Client secret (Value): ") else {
            throw .entered(
                "The client secret is missing, and there is no terminal to ask for it on.",
                advice: "Give it with --secret-file FILE, or --secret-file - for standard input.",
                field: kind.field)
        }
        return Secret(String(cString: typed))
    }
}

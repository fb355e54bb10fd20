import DirectoryCore
import Foundation
import Rollcall

/// Where the client secret comes from: a file, standard input, or a prompt; never an argument, which other accounts
/// of the machine could read.
struct SecretSource {
    let file: String?

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
                "The file \(path) cannot be read.", advice: "Name a file that holds the secret's Value.",
                field: "secret-file")
        }
        return try text(of: data)
    }

    private func text(of data: Data) throws(Problem) -> String {
        guard data.count <= 4_096, let text = String(data: data, encoding: .utf8) else {
            throw .entered(
                "That is no client secret: it is too long or not text.",
                advice: "Give a file that holds nothing but the secret's Value.", field: "secret-file")
        }
        return text
    }

    /// Asks on the terminal, without showing what is typed.
    private func ask() throws(Problem) -> Secret {
        guard isatty(STDIN_FILENO) == 1, let typed = getpass("Client secret (Value): ") else {
            throw .entered(
                "The client secret is missing, and there is no terminal to ask for it on.",
                advice: "Give it with --secret-file FILE, or --secret-file - for standard input.",
                field: "secret-file")
        }
        return Secret(String(cString: typed))
    }
}

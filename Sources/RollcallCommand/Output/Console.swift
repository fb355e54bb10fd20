import Foundation

/// Where a command talks: data to standard output, everything else to standard error.
struct Console: Sendable {
    /// Whether standard error is a terminal, and a progress bar is welcome.
    let showsProgress: Bool
    private let usesColor: Bool

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        usesColor = isatty(STDOUT_FILENO) == 1 && !isPlain && environment["TERM"] != "dumb"
        showsProgress = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    }

    /// Data.
    func print(_ line: String = "") {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// Talk.
    func note(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Draws over the current line of the terminal.
    func draw(_ line: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
    }

    func styled(_ text: String, _ style: Style) -> String {
        usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Meaning is never carried by the color alone.
    enum Style: String {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }
}

extension String {
    /// The text with control characters and invisible direction marks spelled out, so that a name from the tenant
    /// cannot steer the terminal.
    var safeForTerminal: String {
        guard unicodeScalars.contains(where: \.steersTerminals) else { return self }
        return unicodeScalars.map { scalar in
            scalar.steersTerminals ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
        }.joined()
    }

    /// The text filled with blanks up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

extension Unicode.Scalar {
    fileprivate var steersTerminals: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format: true
        default: false
        }
    }
}

/// Lines of comma-separated values that a spreadsheet shows as text, whatever people are called.
///
/// Quoted by RFC 4180. A cell that a spreadsheet would calculate gets an apostrophe before it, which is the only way in
/// which a cell is changed (ASVS 1.2.10): one that begins with `=`, `+`, `-`, `@`, a tab or a line end, or with the wide
/// forms of these that some programs treat alike.
struct CSVWriter: Sendable {
    static let contentType = "text/csv; charset=utf-8"

    /// - Returns: with the line's end.
    static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    static func cell(_ text: String) -> String {
        let safe = text.unicodeScalars.first.map(isDangerous) == true ? "'" + text : text
        guard safe.unicodeScalars.contains(where: { "\",\r\n'".unicodeScalars.contains($0) }) else { return safe }
        var quoted = "\""
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        "=+-@\t\r\n\0＝＋－＠".unicodeScalars.contains(scalar)
    }
}

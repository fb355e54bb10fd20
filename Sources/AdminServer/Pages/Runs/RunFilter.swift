import DirectoryCore
import DirectoryPorts

/// Which runs a list shows, as its address says.
extension RunQuery {
    static let kinds: [RunKind] = [.synchronization, .importing, .undo, .restoration]

    /// - Throws: `invalid-value` naming the field.
    init(_ query: FormFields) throws(Problem) {
        let standing = try query.value("state").map { text throws(Problem) in
            guard let standing = Standing(rawValue: text) else { throw Self.unknown(text, field: "state") }
            return standing
        }
        let kind = try query.value("kind").map { text throws(Problem) in
            guard let kind = RunKind(rawValue: text) else { throw Self.unknown(text, field: "kind") }
            return kind
        }
        self.init(standing: standing, kind: kind)
    }

    private static func unknown(_ text: String, field: String) -> Problem {
        .invalid(field, cause: "“\(text)” is no filter of runs.", advice: "Choose one of the filters above the list.")
    }
}

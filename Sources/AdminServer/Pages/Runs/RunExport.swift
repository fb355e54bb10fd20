import DirectoryCore
import Foundation

/// A form in which the rows of a run are handed out.
enum RunExport: String, CaseIterable, Sendable {
    case csv
    case jsonLines = "jsonl"

    var label: String {
        switch self {
        case .csv: "CSV"
        case .jsonLines: "JSON"
        }
    }

    var contentType: String {
        switch self {
        case .csv: CSVWriter.contentType
        case .jsonLines: "application/jsonl; charset=utf-8"
        }
    }

    /// What stands above the rows.
    var head: String {
        switch self {
        case .csv:
            CSVWriter.line(["outcome", "name", "user_id", "entra_object_id", "field", "before", "after", "reason"])
        case .jsonLines: ""
        }
    }

    /// A row of a run; in CSV a line for each field that changes.
    func text(_ decision: Decision, reasons: [String]) throws -> String {
        switch self {
        case .csv: Self.lines(decision, reasons: reasons)
        case .jsonLines: try Self.json(decision, reasons: reasons)
        }
    }

    private static func lines(_ decision: Decision, reasons: [String]) -> String {
        let changes = decision.verdict.changes
        let person = [
            decision.outcome.rawValue, decision.name, decision.subject.user?.description ?? "",
            decision.subject.object.description,
        ]
        let reason = reasons.joined(separator: " ")
        guard !changes.isEmpty else { return CSVWriter.line(person + ["", "", "", reason]) }
        return changes.map { CSVWriter.line(person + [$0.field.rawValue, $0.before ?? "", $0.after ?? "", reason]) }
            .joined()
    }

    private static func json(_ decision: Decision, reasons: [String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let row = Row(
            outcome: decision.outcome.rawValue, name: decision.name, userID: decision.subject.user?.description,
            entraObjectID: decision.subject.object.description,
            changes: decision.verdict.changes.map {
                .init(field: $0.field.rawValue, before: $0.before, after: $0.after)
            }, reasons: reasons)
        return String(decoding: try encoder.encode(row), as: UTF8.self) + "\n"
    }

    private struct Row: Encodable {
        let outcome: String
        let name: String
        let userID: String?
        let entraObjectID: String
        let changes: [Change]
        let reasons: [String]

        struct Change: Encodable {
            let field: String
            let before: String?
            let after: String?
        }
    }
}

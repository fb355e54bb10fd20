import DirectoryCore
import Foundation
import GRDB

/// How values of the core stand in columns. Ids are the bytes of their GUID, dates are seconds since 2001, kept to
/// the last bit so that what is read equals what was written.
extension Date {
    var stored: Double { timeIntervalSinceReferenceDate }

    init(stored: Double) { self.init(timeIntervalSinceReferenceDate: stored) }
}

extension Row {
    subscript<ID: GUIDIdentifier>(id column: some TableColumn) -> ID {
        let uuid: UUID = self[column.rawValue]
        return ID(uuid)
    }

    subscript<ID: GUIDIdentifier>(optionalID column: some TableColumn) -> ID? {
        let uuid: UUID? = self[column.rawValue]
        return uuid.map(ID.init)
    }

    subscript(date column: some TableColumn) -> Date { Date(stored: self[column.rawValue]) }

    subscript(optionalDate column: some TableColumn) -> Date? {
        let seconds: Double? = self[column.rawValue]
        return seconds.map(Date.init(stored:))
    }

    subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(column: some TableColumn) -> Value {
        self[column.rawValue]
    }

    subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(optional column: some TableColumn) -> Value?
    {
        self[column.rawValue]
    }

    /// - Throws: when the text is none of the cases.
    func choice<Choice: RawRepresentable<String>>(_ column: some TableColumn) throws(Problem) -> Choice {
        guard let choice = Choice(rawValue: self[column.rawValue]) else { throw .unreadable(column.table) }
        return choice
    }

    /// - Throws: when the text is there and is not the JSON of the type.
    func json<Value: Decodable>(_ column: some TableColumn) throws(Problem) -> Value? {
        guard let text: String = self[column.rawValue] else { return nil }
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
            throw .unreadable(column.table)
        }
        return value
    }
}

/// The columns of a table, in the order in which they are read and written: rows are read by position, which for a
/// million of them matters.
protocol TableColumn: CaseIterable, RawRepresentable<Int> {
    var table: String { get }
}

extension TableColumn {
    private static var names: [String] { allCases.map { "\($0)" } }

    /// `id, name, …`
    static var list: String { names.joined(separator: ", ") }

    /// `?, ?, …`
    static var marks: String { names.map { _ in "?" }.joined(separator: ", ") }

    /// `user.id, user.name, …`
    static func list(of table: String) -> String { names.map { "\(table).\($0)" }.joined(separator: ", ") }
}

/// The JSON of a value, with sorted keys.
func storedJSON(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

extension Database {
    /// Fetches what belongs to any number of values, in portions that stay below SQLite's limit of parameters.
    func fetchAll<Element>(
        for values: [some DatabaseValueConvertible], _ fetch: (_ marks: String, StatementArguments) throws -> [Element]
    ) throws -> [Element] {
        var found: [Element] = []
        for start in stride(from: 0, to: values.count, by: 500) {
            let portion = values[start..<min(start + 500, values.count)]
            found += try fetch(databaseQuestionMarks(count: portion.count), StatementArguments(portion))
        }
        return found
    }
}

/// What a deed was done to, where that has no id: the raw value is its name in the record.
package enum AuditObject: RawRepresentable, Hashable, Sendable {
    case server
    case keys
    case audit
    case connection
    /// The account of somebody who was not let in and whom nobody knows.
    case unknown
    case run(RunID)
    /// A run that is only asked for, and has no number yet.
    case newRun(RunKind)

    package var rawValue: String {
        switch self {
        case .server: "server"
        case .keys: "keys"
        case .audit: "audit"
        case .connection: "connection"
        case .unknown: "unknown"
        case .run(let run): "run \(run)"
        case .newRun(let kind): kind.rawValue
        }
    }

    package init?(rawValue: String) {
        let named: [AuditObject] = [.server, .keys, .audit, .connection, .unknown]
        let number = rawValue.hasPrefix("run ") ? RunID(String(rawValue.dropFirst(4))) : nil
        guard
            let object = named.first(where: { $0.rawValue == rawValue }) ?? number.map(AuditObject.run)
                ?? RunKind(rawValue: rawValue).map(AuditObject.newRun)
        else { return nil }
        self = object
    }
}

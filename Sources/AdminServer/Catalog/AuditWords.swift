import DirectoryCore

/// What the audit says.
protocol AuditWords: Sendable {
    var auditTitle: String { get }
    var searchAudit: String { get }
    var verifyAudit: String { get }
    var exportAudit: String { get }
    var noEntries: String { get }
    var noEntriesAdvice: String { get }
    var deedCode: String { get }
    var previousHash: String { get }
    var ownHash: String { get }
    func auditEntryTitle(_ entry: Int64) -> String
    /// Whether the chain of entries holds.
    func verdict(_ verdict: AuditVerdict) -> String
    /// What somebody did, after their name.
    func deed(_ deed: Deed) -> String
}

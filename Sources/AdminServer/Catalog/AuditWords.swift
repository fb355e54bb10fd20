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
    /// What was different before and after it.
    func topic(_ topic: AuditTopic) -> String
    /// What fills a field of users.
    func source(of field: MappedField) -> String
    /// One of the credentials of a connection.
    var credentialTopic: String { get }
    /// What it was done to, where that has no name of its own.
    func object(_ object: AuditObject) -> String
    /// What is to become of a plan.
    func ending(_ ending: RunPurpose.Ending) -> String
}

import DirectoryCore
import FoundationEssentials

/// What the settings say.
protocol SettingWords: Sendable {
    func setting(_ text: SettingText) -> String

    /// `Client secret …4f2c`
    func credential(_ credential: StoredCredential) -> String
    /// `Stored 12 Nov 2026, expires 3 May 2027 (172 days).`
    func standing(of credential: StoredCredential, at now: Date) -> String
    func missing(permission: String) -> String
    func superfluous(permission: String) -> String
    /// `Every 30 minutes.`
    func rhythm(_ rhythm: Schedule.Rhythm) -> String
    /// Why the schedule starts no run now.
    func noneBegins(before run: RunID) -> String
    func cloud(_ name: CloudName) -> String
}

extension SettingWords {
    /// What becomes of people who are new in the scope.
    func newcomers(_ newcomers: SynchronizationRules.Newcomers) -> String {
        switch newcomers {
        case .wait: setting(.newcomersWait)
        case .areImported: setting(.newcomersImport)
        }
    }

    /// What becomes of the user of somebody who goes away.
    func consequence(_ consequence: LifecyclePolicy.Consequence) -> String {
        switch consequence {
        case .delete: setting(.consequenceDelete)
        case .deactivate: setting(.consequenceDeactivate)
        case .keep: setting(.consequenceKeep)
        }
    }
}

/// A text of the settings that never changes.
enum SettingText: String, CaseIterable, Sendable {
    case tabConnection
    case tabPeople
    case tabSafety
    case tabSchedule
    case tabOrganization
    case saved
    case stepTenant
    case tenantLead
    case cloud
    case tenant
    case tenantHint
    case client
    case clientHint
    case saveTenant
    case stepCredential
    case credentialLead
    case noCredential
    case secret
    case secretHint
    case expires
    case expiresHint
    case addSecret
    case newCertificate
    case federated
    case addFederated
    case managedIdentity
    case credentialFull
    case credentialRestart
    case stepTest
    case testLead
    case testResult
    case test
    case permissionsFine
    case consent
    case stepScope
    case scopeLead
    case scopeHeading
    case scope
    case scopeHint
    case newcomers
    case newcomersWait
    case newcomersImport
    case saveScope
    case policyHeading
    case whenDeleted
    case whenDisabled
    case whenOut
    case consequenceDelete
    case consequenceDeactivate
    case consequenceKeep
    case savePolicy
    case mappingHeading
    case mappingLead
    case localWins
    case customField
    case customFieldHint
    case saveMapping
    case safetyHeading
    case safetyLead
    case removals
    case renames
    case clearings
    case saveLimits
    case reconcileHeading
    case reconcileDays
    case reconcileHint
    case saveReconcile
    case scheduleHeading
    case noSchedule
    case every
    case everyHint
    case saveEvery
    case cron
    case cronHint
    case zone
    case zoneHint
    case saveCron
    case pause
    case resume
    case removeSchedule
    case paused
    case nextHeading
    case dueNow
    case connectFirstHeading
    case connectFirstLead
    case connectFirst
    case passed
    case failedWord
    case openWord
    case checkHost
    case checkToken
    case checkTenant
    case checkPermissions
    case checkPerson
}

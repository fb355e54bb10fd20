import DirectoryCore
import FoundationEssentials

// MARK: - Settings

extension English {
    func setting(_ text: SettingText) -> String {
        switch text {
        case .tabConnection: "Connection"
        case .tabPeople: "People and fields"
        case .tabSafety: "Safety"
        case .tabSchedule: "Schedule"
        case .tabOrganization: "Organization"
        case .saved: "Saved."
        case .stepTenant: "Cloud and tenant"
        case .tenantLead: "Which Microsoft Entra tenant, and the app registration through which it is read."
        case .cloud: "Cloud"
        case .tenant: "Tenant"
        case .tenantHint: "The Directory (tenant) ID, or a verified domain such as contoso.onmicrosoft.com."
        case .client: "Application (client) ID"
        case .clientHint: "From the overview of the app registration."
        case .saveTenant: "Save tenant"
        case .stepCredential: "Credential"
        case .credentialLead:
            "How Rollcall proves to Entra that it is this application. During a rotation there may be two: the newer one is tried first."
        case .noCredential: "No credential yet."
        case .secret: "Client secret"
        case .secretHint: "Copy the secret’s Value, not its Secret ID. It is stored encrypted and never shown again."
        case .expires: "Expires on"
        case .expiresHint: "As Entra shows it, such as 2027-05-03. Rollcall reminds you before."
        case .addSecret: "Add this secret"
        case .newCertificate: "Make a key and certificate here"
        case .federated: "Token of another issuer"
        case .addFederated: "Use this issuer"
        case .managedIdentity: "Use this server’s managed identity"
        case .credentialFull: "There are two credentials. Remove one before you add another."
        case .credentialRestart:
            "A certificate that is made here has to be downloaded and uploaded to the app registration before it is accepted."
        case .stepTest: "Test"
        case .testLead:
            "Signs in, asks which tenant answers, looks at the permissions and reads one person. Nothing is changed."
        case .testResult: "What the test found"
        case .test: "Test the connection"
        case .permissionsFine: "The application has exactly the permissions that are needed."
        case .consent: "Grant admin consent in Entra"
        case .stepScope: "Scope and safety"
        case .scopeLead: "Who is followed, what may be taken away at once, and when. Each has its own page."
        case .scopeHeading: "Who is followed"
        case .scope: "People"
        case .scopeHint: "“everyone”, or a filter such as: department = \"Sales\" and not guest"
        case .newcomers: "New people in scope"
        case .newcomersWait: "Wait until somebody imports them"
        case .newcomersImport: "Are imported by themselves"
        case .saveScope: "Save who is followed"
        case .policyHeading: "When somebody leaves"
        case .whenDeleted: "Deleted in Entra"
        case .whenDisabled: "Disabled in Entra"
        case .whenOut: "No longer in scope"
        case .consequenceDelete: "Delete the user"
        case .consequenceDeactivate: "Deactivate the user"
        case .consequenceKeep: "Keep the user"
        case .savePolicy: "Save what happens"
        case .mappingHeading: "Where the fields come from"
        case .mappingLead: "The first source that has a value is taken. Several are separated by commas."
        case .localWins: "Fields in which this application’s own value wins"
        case .customField: "Another custom field"
        case .customFieldHint: "NAME=source, such as cost-center=employeeOrgData.costCenter. NAME= removes one."
        case .saveMapping: "Save the fields"
        case .safetyHeading: "What one run may do"
        case .safetyLead:
            "A plan that does more is held until somebody approves it. A limit is a share of the users, then at least and at most how many: 5%,5,500."
        case .removals: "Deletions and deactivations"
        case .renames: "Changes of email or username"
        case .clearings: "Values of one field that become empty"
        case .saveLimits: "Save the limits"
        case .reconcileHeading: "Reading everybody"
        case .reconcileDays: "Days between full readings"
        case .reconcileHint: "1 to 90. In between only what has changed is read."
        case .saveReconcile: "Save"
        case .scheduleHeading: "Schedule"
        case .noSchedule: "This connection synchronizes only when somebody asks for it."
        case .every: "Every so many minutes"
        case .everyHint: "1 to 10080, which is a week."
        case .saveEvery: "Synchronize at this distance"
        case .cron: "By the clock"
        case .cronHint:
            "Five fields: minute, hour, day of the month, month, day of the week. 0 6 * * 1-5 is 6:00 on working days."
        case .zone: "Time zone"
        case .zoneHint: "A name such as Europe/Berlin or UTC."
        case .saveCron: "Synchronize by the clock"
        case .pause: "Pause"
        case .resume: "Go on"
        case .removeSchedule: "Remove the schedule"
        case .paused: "Paused: nothing is synchronized by itself."
        case .nextHeading: "The next five"
        case .dueNow: "A run is due: it begins within seconds, once there is somebody to synchronize."
        case .connectFirstHeading: "No tenant is connected"
        case .connectFirstLead: "Four short steps connect one. Each is saved, so you can leave and go on later."
        case .connectFirst: "Connect a tenant"
        case .passed: "passed"
        case .failedWord: "failed"
        case .openWord: "not known"
        case .checkHost: "The sign-in service answers"
        case .checkToken: "A credential is accepted"
        case .checkTenant: "The tenant is the right one"
        case .checkPermissions: "The permissions are there"
        case .checkPerson: "Somebody can be read"
        }
    }

    func credential(_ credential: StoredCredential) -> String {
        switch credential.kind {
        case .clientSecret(_, let hint): hint.isEmpty ? "Client secret" : "Client secret, ends in …\(hint)"
        case .certificate(let certificate, _): "Certificate \(certificate.shortThumbprint)"
        case .federated(let file): "Tokens of \(file)"
        case .managedIdentity: "Managed identity of this server"
        }
    }

    func standing(of credential: StoredCredential, at now: Date) -> String {
        let stored = "Stored \(moment(credential.addedAt).day)"
        guard let end = credential.expiresAt else { return "\(stored)." }
        let days = Int((end.timeIntervalSince(now) / 86_400).rounded(.down))
        guard days >= 0 else { return "\(stored), expired \(moment(end).day)." }
        return "\(stored), expires \(moment(end).day) (\(counted(days, "day", "days")))."
    }

    func missing(permission: String) -> String {
        "Missing: \(permission). Grant it to the app registration as an application permission, with admin consent."
    }

    func superfluous(permission: String) -> String {
        "Not needed: \(permission). Rollcall only reads; you can remove it."
    }

    func rhythm(_ rhythm: Schedule.Rhythm) -> String {
        switch rhythm {
        case .every(let minutes): "Every \(counted(minutes, "minute", "minutes"))."
        case .cron(let expression, let zone): "\(expression.text) by the clock of \(zone.rawValue)."
        }
    }

    func noneBegins(before run: RunID) -> String {
        "Run \(run) has not ended. No run begins by itself before it has."
    }

    func cloud(_ name: CloudName) -> String {
        switch name {
        case .global: "Microsoft (global)"
        case .usGov: "US Government (GCC High)"
        case .usDoD: "US Government (DoD)"
        case .china: "China (21Vianet)"
        default: name.description
        }
    }
}

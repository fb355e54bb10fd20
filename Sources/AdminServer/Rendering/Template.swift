/// The templates, built into the program.
enum Template: String, CaseIterable, Sendable {
    case page
    case address
    case badge
    case banner
    case batch
    case change
    case commands
    case conflict
    case connect
    case settings
    case setting
    case step
    case connected
    case verification
    case roster
    case once
    case factor
    case auditrow
    case auditentry
    case audit
    case onward
    case form
    case fields
    case chooser
    case deleted
    case duplicates
    case empty
    case importing
    case moment
    case numbers
    case overview
    case pager
    case problem
    case run
    case runs
    case scope
    case search
    case synchronize
    case users
    case components
    case keys
    case languages
    case marked
    case chart
    case user
    case sort
    case sender
    case selection
    case filters

    /// The template with the words that never change: `{{t.users}}` is a `Label`.
    ///
    /// They are put in once for all pages; looked up on each, they took most of the time that long lists do.
    ///
    /// - Throws: `UnknownLabel` for a word that there is not.
    func source(in words: any Words) throws -> String {
        var pieces = source.split(separator: "{{t.", omittingEmptySubsequences: false)[...]
        var text = String(pieces.removeFirst())
        for piece in pieces {
            let parts = piece.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let label = Label(rawValue: String(parts[0])) else {
                throw UnknownLabel(name: String(parts[0]), template: self)
            }
            text += HTMLText().escapeText(words.label(label)) + parts[1]
        }
        return text
    }

    struct UnknownLabel: Error {
        let name: String
        let template: Template
    }

    var source: String { String(decoding: bytes, as: UTF8.self) }

    private var bytes: [UInt8] {
        switch self {
        case .page: PackageResources.page_mustache
        case .address: PackageResources.address_mustache
        case .badge: PackageResources.badge_mustache
        case .banner: PackageResources.banner_mustache
        case .batch: PackageResources.batch_mustache
        case .change: PackageResources.change_mustache
        case .commands: PackageResources.commands_mustache
        case .conflict: PackageResources.conflict_mustache
        case .settings: PackageResources.settings_mustache
        case .setting: PackageResources.setting_mustache
        case .step: PackageResources.step_mustache
        case .connected: PackageResources.connected_mustache
        case .chooser: PackageResources.chooser_mustache
        case .fields: PackageResources.fields_mustache
        case .form: PackageResources.form_mustache
        case .onward: PackageResources.onward_mustache
        case .audit: PackageResources.audit_mustache
        case .auditentry: PackageResources.auditentry_mustache
        case .auditrow: PackageResources.auditrow_mustache
        case .factor: PackageResources.factor_mustache
        case .once: PackageResources.once_mustache
        case .roster: PackageResources.roster_mustache
        case .verification: PackageResources.verification_mustache
        case .connect: PackageResources.connect_mustache
        case .deleted: PackageResources.deleted_mustache
        case .duplicates: PackageResources.duplicates_mustache
        case .empty: PackageResources.empty_mustache
        case .importing: PackageResources.importing_mustache
        case .moment: PackageResources.moment_mustache
        case .numbers: PackageResources.numbers_mustache
        case .overview: PackageResources.overview_mustache
        case .pager: PackageResources.pager_mustache
        case .problem: PackageResources.problem_mustache
        case .run: PackageResources.run_mustache
        case .runs: PackageResources.runs_mustache
        case .scope: PackageResources.scope_mustache
        case .search: PackageResources.search_mustache
        case .synchronize: PackageResources.synchronize_mustache
        case .users: PackageResources.users_mustache
        case .components: PackageResources.components_mustache
        case .keys: PackageResources.keys_mustache
        case .languages: PackageResources.languages_mustache
        case .marked: PackageResources.marked_mustache
        case .chart: PackageResources.chart_mustache
        case .user: PackageResources.user_mustache
        case .sort: PackageResources.sort_mustache
        case .sender: PackageResources.sender_mustache
        case .selection: PackageResources.selection_mustache
        case .filters: PackageResources.filters_mustache
        }
    }
}

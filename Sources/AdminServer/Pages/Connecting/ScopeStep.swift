import DirectoryCore
import DirectoryPorts

/// The last step: whom to follow, what one run may take away, and when runs begin. Each has a usual value, and its own
/// page among the settings.
struct ScopeStep {
    static let fields: Set = ["scope", "newcomers", "removals-percent", "removals-most", "schedule"]

    private let connection: Connection
    /// Whether nobody has gone through this step yet.
    private let isNew: Bool
    private let viewing: Viewing

    init(_ connection: Connection, isNew: Bool, _ viewing: Viewing) {
        self.connection = connection
        self.isNew = isNew
        self.viewing = viewing
    }

    /// What the form asks for.
    struct Change {
        let settings: SettingsEntry
        /// Nil leaves the schedule as it is.
        let schedule: Replacement?

        struct Replacement {
            /// Nil removes the schedule.
            let entry: ScheduleEntry?
        }
    }

    var section: SettingsPage.Section {
        let words = viewing.words
        let removals = connection.brakes.removals
        let limits: [FormField] = [
            .text(
                "removals-percent", words.connecting(.removalsPercent), .code, value: removals.percent,
                hint: words.alwaysAllowed(removals.atLeast)),
            .text(
                "removals-most", words.connecting(.removalsMost), .number,
                value: removals.atMost.map(String.init) ?? "", hint: words.connecting(.removalsMostHint), .optional),
        ]
        return SettingsPage.Section(
            heading: words.step(.scope), lead: words.connecting(.scopeLead),
            forms: [
                FormPage.Form(
                    to: viewing.link(ConnectStep.scope.path),
                    PeopleSections(rules: connection.rules, viewing: viewing).scopeFields + limits + [rhythms],
                    button: words.connecting(.finish))
            ])
    }

    private var rhythms: FormField {
        let words = viewing.words
        let chosen = Rhythm(connection.schedule, isNew: isNew)
        var options = Rhythm.allCases.filter { $0 != .asItIs }.map { rhythm in
            FormField.Option(value: rhythm.rawValue, label: words.rhythm(rhythm), isChosen: rhythm == chosen)
        }
        if chosen == .asItIs, let schedule = connection.schedule {
            options.append(
                .init(value: Rhythm.asItIs.rawValue, label: words.rhythm(schedule.rhythm), isChosen: true))
        }
        return .choice(
            "schedule", words.setting(.scheduleHeading), options, hint: words.connecting(.scheduleHint))
    }

    /// Reads the form.
    ///
    /// - Throws: `invalid-value` naming the field. What `SettingsEntry` and `ScheduleEntry` refuse is found later.
    func change(_ fields: FormFields) throws(Problem) -> Change {
        var settings = SettingsEntry()
        settings.scope = try fields.required("scope")
        settings.newcomers = try fields.choice("newcomers")
        settings.removals = try removals(fields)
        let rhythm: Rhythm? = try fields.choice("schedule")
        return Change(settings: settings, schedule: rhythm.flatMap(replacement))
    }

    private func removals(_ fields: FormFields) throws(Problem) -> String {
        let percent = try fields.required("removals-percent").trimmingWhitespace
        let most = try fields.value("removals-most")?.trimmingWhitespace ?? ""
        let least = min(connection.brakes.removals.atLeast, Int(most) ?? .max)
        let entered = "\(percent)%,\(least)" + (most.isEmpty ? "" : ",\(most)")
        do throws(Problem) {
            _ = try BrakeLimits.Limit(entered: entered, field: "removals-percent")
        } catch {
            throw Int(most) == nil && !most.isEmpty ? error.about("removals-most") : error
        }
        return entered
    }

    private func replacement(_ rhythm: Rhythm) -> Change.Replacement? {
        guard rhythm != .asItIs, rhythm != Rhythm(connection.schedule, isNew: false) else { return nil }
        return .init(entry: Int(rhythm.rawValue).map { .every(minutes: $0) })
    }

    /// How often runs begin by themselves, as the step offers it; the raw value is minutes where it is a number.
    enum Rhythm: String, CaseIterable, Sendable {
        case hourly = "60"
        case everySixHours = "360"
        case daily = "1440"
        case onRequest = "on-request"
        /// Whatever else has been set on the page of the schedule.
        case asItIs = "as-it-is"

        init(_ schedule: Schedule?, isNew: Bool) {
            switch schedule?.rhythm {
            case nil: self = isNew ? .hourly : .onRequest
            case .every(let minutes)?: self = Rhythm(rawValue: String(minutes)) ?? .asItIs
            case .cron?: self = .asItIs
            }
        }
    }
}

extension BrakeLimits.Limit {
    /// The share as it is entered, without its sign: `5`.
    var percent: String { String(entered.prefix { $0 != "%" }) }
}

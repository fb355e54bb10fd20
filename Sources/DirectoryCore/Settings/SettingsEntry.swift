package import Foundation

/// What an administrator enters to change how a connection works; nil leaves a setting as it is.
package struct SettingsEntry: Hashable, Sendable {
    /// `everyone`, or a filter such as `department = "Sales" and not guest`.
    package var scope: String?
    package var newcomers: SynchronizationRules.Newcomers?
    package var whenDeleted: LifecyclePolicy.Consequence?
    package var whenDisabled: LifecyclePolicy.Consequence?
    package var whenOutOfScope: LifecyclePolicy.Consequence?
    /// `5%,5,500`: the share, at least, at most.
    package var removals: String?
    package var renames: String?
    package var clearings: String?
    /// Days between full readings.
    package var reconcileDays: Int?
    /// When the preferred credential ends, which is a client secret: `2027-05-03`, or `unknown`.
    package var credentialExpires: String?
    package var mapping = MappingEntry()

    package init() {}

    /// Whether it changes nothing.
    package var isEmpty: Bool { self == SettingsEntry() }

    /// Does to a connection what was entered.
    ///
    /// - Throws: `filter-invalid`, or `invalid-value` naming the field; the connection is as it was then.
    package func change(_ connection: inout Connection, at now: Date) throws(Problem) {
        var changed = connection
        try changeRules(&changed.rules)
        if let removals { changed.brakes.removals = try BrakeLimits.Limit(entered: removals, field: "removals") }
        if let renames { changed.brakes.renames = try BrakeLimits.Limit(entered: renames, field: "renames") }
        if let clearings { changed.brakes.clearings = try BrakeLimits.Limit(entered: clearings, field: "clearings") }
        if let reconcileDays { changed.reconciliation = try Self.seconds(ofDays: reconcileDays) }
        if let credentialExpires, let preferred = changed.credentials.indices.first {
            guard case .clientSecret = changed.credentials[preferred].kind else { throw Self.endsByItself }
            changed.credentials[preferred].expiresAt = try Self.expiry(credentialExpires, at: now)
        }
        connection = changed
    }

    private static let endsByItself = Problem.entered(
        "The connection's preferred credential is no client secret.",
        advice: "A certificate says itself when it ends; leave this out.", field: "credential-expires")

    private func changeRules(_ rules: inout SynchronizationRules) throws(Problem) {
        if let scope { rules.scope = try Self.scope(scope) }
        if let newcomers { rules.newcomers = newcomers }
        if let whenDeleted { rules.policy.deleted = whenDeleted }
        if let whenDisabled { rules.policy.disabled = whenDisabled }
        if let whenOutOfScope { rules.policy.outOfScope = whenOutOfScope }
        rules.mapping = try mapping.changed(rules.mapping)
    }

    private static func scope(_ text: String) throws(Problem) -> Scope {
        let text = text.trimmingWhitespace
        return text == "everyone" ? .everyone : .matching(try ScopeFilter(text))
    }

    private static func seconds(ofDays days: Int) throws(Problem) -> TimeInterval {
        guard (1...90).contains(days) else {
            throw .entered(
                "Everybody cannot be read every \(days) days.", advice: "Give 1 to 90 days.", field: "reconcile-days")
        }
        return TimeInterval(days) * 24 * 3_600
    }

    /// Reads a day on which a credential ends: `2027-05-03`, or `unknown`.
    ///
    /// - Throws: `invalid-value` for what is no date, or has passed.
    package static func expiry(_ text: String, at now: Date) throws(Problem) -> Date? {
        if text == "unknown" { return nil }
        let style = Date.ISO8601FormatStyle().year().month().day()
        guard let date = try? Date(text, strategy: style), date.formatted(style) == text else {
            throw .entered(
                "\"\(text)\" is no date.", advice: "Write it as 2027-05-03, or unknown.", field: "credential-expires")
        }
        guard date > now else {
            throw .entered(
                "\(text) has passed.", advice: "Create a new secret, and set it with: rollcall connection set",
                field: "credential-expires")
        }
        return date
    }
}

extension BrakeLimits.Limit {
    /// Reads `5%`, `5%,5` or `5%,5,500`: the share, at least, at most.
    ///
    /// - Throws: `invalid-value` naming the field.
    package init(entered text: String, field: String) throws(Problem) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0).trimmingWhitespace }
        let numbers = parts.dropFirst().map { Int($0) ?? -1 }
        guard (1...3).contains(parts.count), let percent = Self.percent(parts[0]), numbers.allSatisfy({ $0 >= 0 }),
            numbers == numbers.sorted()
        else {
            throw .entered(
                "\"\(text)\" is no limit.",
                advice: "Write a share of the users, then at least and at most how many: 5%,5,500.", field: field)
        }
        self.init(
            share: percent / 100, atLeast: numbers.first ?? 0, atMost: numbers.count == 2 ? numbers[1] : nil)
    }

    private static func percent(_ text: String) -> Double? {
        guard text.hasSuffix("%"), let number = Double(text.dropLast()), (0...100).contains(number) else { return nil }
        return number
    }

    /// As it is entered.
    package var entered: String {
        let percent = (share * 1_000).rounded() / 10
        let number = percent == percent.rounded() ? String(Int(percent)) : String(percent)
        return "\(number)%,\(atLeast)" + (atMost.map { ",\($0)" } ?? "")
    }
}

import DirectoryCore
import DirectoryPorts

/// What happened to a user, the latest first.
struct UserHistory: Sendable {
    let events: [ChangeEvent]
    let decisions: [RunDecision]
}

/// One user: what the application has, what the tenant showed last, and how it came to this.
struct UserPageView: PageView {
    static let template = Template.user
    let title: String
    let place: Place? = .users
    /// Leads back to the list.
    let crumb: String
    let name: String
    let states: [Badge]
    let why: Why?
    let facts: [Fact]
    let sides: [Side]
    let tenantHeading: String
    let conflicts: [ConflictView]
    let actions: Actions?
    let timeline: [Entry]
    let decisions: [Verdicts]

    /// A field on both sides.
    struct Side: Sendable {
        let field: String
        let here: String?
        let there: String?
        /// Whether the two differ as far as is known.
        let differs: Bool
        let note: String
    }

    struct Fact: Sendable {
        let label: String
        let text: String
        let moment: Moment?
    }

    /// What can be done to an imported user.
    struct Actions: Sendable {
        let id: String
        /// Nil for somebody who may not synchronize.
        let synchronize: String?
        let marks: [Mark]
    }

    struct Mark: Sendable {
        let action: String
        let label: String
        let hint: String
    }

    /// Something that happened.
    struct Entry: Sendable {
        let what: String
        let at: Moment
        let run: EmptyState.Action?
        let changes: [DecisionRow.Change]
    }

    /// What one run decided.
    struct Verdicts: Sendable {
        let run: EmptyState.Action
        let badge: Badge
        let grounds: [String]
    }

    init(_ listed: ListedUser, _ history: UserHistory, connection: Connection?, _ viewing: Viewing) {
        let (words, user) = (viewing.words, listed.user)
        title = user.profile.name
        name = user.profile.name
        crumb = viewing.link("/users").description
        states = Badge.states(of: listed, words)
        why = UserRow.why(listed, words)
        tenantHeading = words.lastSeen(in: connection?.tenantName)
        sides = user.binding == nil ? [] : Self.sides(listed, words)
        facts = Self.facts(listed, isImported: user.binding != nil, words)
        conflicts = listed.duplicates.map {
            ConflictView($0, wantedBy: user.profile.name, isUser: true, viewing)
        }
        actions = Actions(listed, viewing)
        timeline = history.events.map { Entry($0, viewing) }
        decisions = history.decisions.map { Verdicts($0, viewing) }
    }

    private static func sides(_ listed: ListedUser, _ words: any Words) -> [Side] {
        let profile = listed.user.profile
        let fields = MappedField.standard + profile.attributes.keys.sorted().map(MappedField.attribute)
        return fields.map { field in
            let wanted = listed.duplicates.first { $0.field.mapped == field }?.wanted
            return Side(
                field: words.field(field), here: profile[field], there: wanted ?? profile[field],
                differs: wanted != nil, note: wanted == nil ? words.same : words.notTaken)
        }
    }

    private static func facts(_ listed: ListedUser, isImported: Bool, _ words: any Words) -> [Fact] {
        let user = listed.user
        let plain =
            isImported
            ? []
            : MappedField.standard.map { Fact(label: words.field($0), text: user.profile[$0] ?? "", moment: nil) }
                .filter { !$0.text.isEmpty }
        return plain + [
            Fact(label: words.label(.source), text: Badge.source(of: listed, words).word, moment: nil),
            Fact(label: words.label(.added), text: "", moment: words.moment(user.createdAt)),
            Fact(
                label: words.label(.lastSynchronized),
                text: user.lastSynchronized == nil ? words.label(.never) : "",
                moment: user.lastSynchronized.map(words.moment)),
            Fact(label: words.userID, text: user.id.description, moment: nil),
        ] + (user.binding.map { [Fact(label: words.objectID, text: $0.object.description, moment: nil)] } ?? [])
    }
}

extension UserPageView.Actions {
    /// - Returns: nil for a user that no run is about.
    fileprivate init?(_ listed: ListedUser, _ viewing: Viewing) {
        let (user, words) = (listed.user, viewing.words)
        guard user.binding != nil, !user.isTombstone else { return nil }
        id = user.id.description
        synchronize = viewing.may(.synchronize) ? viewing.link("/synchronize").description : nil
        func mark(_ path: String, _ label: String, _ hint: String) -> UserPageView.Mark {
            .init(action: viewing.link("/users/\(user.id)/\(path)").description, label: label, hint: hint)
        }
        let holding =
            user.isHeld ? mark("release", words.release, words.releaseHint) : mark("hold", words.hold, words.holdHint)
        let protecting =
            user.isProtected
            ? mark("unprotect", words.unprotect, words.unprotectHint)
            : mark("protect", words.protect, words.protectHint)
        marks = (viewing.may(.holdUsers) ? [holding] : []) + (viewing.may(.protectUsers) ? [protecting] : [])
    }
}

extension UserPageView.Entry {
    fileprivate init(_ event: ChangeEvent, _ viewing: Viewing) {
        what = viewing.words.happened(event.kind)
        at = viewing.words.moment(event.at)
        run = event.run.map { .init(viewing.words.run($0), viewing.link("/runs/\($0)")) }
        changes = event.changes.map { DecisionRow.Change($0, viewing.words) }
    }
}

extension UserPageView.Verdicts {
    fileprivate init(_ decided: RunDecision, _ viewing: Viewing) {
        let decision = decided.decision
        run = .init(viewing.words.run(decided.run), viewing.link("/runs/\(decided.run)"))
        badge = .outcome(decision.verdict.outcome, viewing.words)
        grounds = viewing.words.grounds(decision.verdict, in: .synchronization)
    }
}

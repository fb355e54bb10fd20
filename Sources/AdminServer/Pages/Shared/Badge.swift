import DirectoryCore
import DirectoryPorts

/// A word about a person, colored by its tone. The word alone says everything.
struct Badge: Hashable, PlainPart {
    let word: String
    /// A class of the stylesheet: `quiet`, `good`, `notice`, `warning`, `danger`.
    let tone: String

    init(_ word: String, _ tone: Tone = .quiet) {
        self.word = word
        self.tone = tone.rawValue
    }

    func child(named name: String) -> Any? {
        switch name {
        case "word": word
        case "tone": tone
        default: nil
        }
    }

    enum Tone: String, Sendable {
        case quiet
        case good
        case notice
        case warning
        case danger
    }
}

extension Badge {
    /// Where a user comes from.
    static func source(of listed: ListedUser, _ words: any Words) -> Badge {
        switch listed.user.origin {
        case .local: Badge(words.local)
        case .imported where listed.isFromAnotherTenant: Badge(words.fromAnotherTenant, .warning)
        case .imported: Badge(words.microsoftEntra, .notice)
        }
    }

    /// How a user stands.
    static func states(of listed: ListedUser, _ words: any Words) -> [Badge] {
        var badges = [access(listed.user.status, words)]
        if !listed.duplicates.isEmpty { badges.append(Badge(words.duplicate, .warning)) }
        if listed.user.missingSince != nil { badges.append(Badge(words.missingUpstream, .warning)) }
        if listed.user.isHeld { badges.append(Badge(words.held, .notice)) }
        if listed.user.isOutOfScope { badges.append(Badge(words.outOfScope)) }
        if listed.user.isProtected { badges.append(Badge(words.protected)) }
        return badges
    }

    private static func access(_ status: User.Status, _ words: any Words) -> Badge {
        switch status {
        case .active: Badge(words.active, .good)
        case .deactivated(.upstream): Badge(words.deactivatedUpstream, .quiet)
        case .deactivated(.administrator): Badge(words.deactivated, .quiet)
        case .deleted: Badge(words.deleted, .danger)
        }
    }

    /// What became of a person in a run.
    static func outcome(_ outcome: Outcome, _ words: any Words) -> Badge {
        Badge(words.badge(outcome), tone(outcome))
    }

    /// How a run stands.
    static func state(_ state: RunState, _ words: any Words) -> Badge {
        let tone: Tone =
            switch state {
            case .running, .planned: .notice
            case .held, .stopped: .danger
            case .applied: .good
            case .discarded: .quiet
            }
        return Badge(words.state(state), tone)
    }

    /// What an import would make of a person.
    static func mark(_ verdict: Verdict, _ words: any Words) -> Badge {
        let tone: Tone =
            switch verdict {
            case .imported, .restored: .good
            case .alreadyImported: .quiet
            default: tone(verdict.outcome)
            }
        return Badge(words.mark(verdict), tone)
    }

    private static func tone(_ outcome: Outcome) -> Tone {
        switch outcome {
        case .modified, .reactivated, .restored: .notice
        case .imported: .good
        case .deleted, .failed: .danger
        case .duplicate, .invalid, .missing, .unreadable, .deactivated: .warning
        case .alreadyImported, .unchanged, .outOfScope, .protected, .held: .quiet
        }
    }
}

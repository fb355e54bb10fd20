import DirectoryCore
import DirectoryPorts

/// A word about a person, colored by its tone. The word alone says everything.
struct Badge: Hashable, Sendable {
    let word: String
    /// A class of the stylesheet: `quiet`, `good`, `notice`, `warning`, `danger`.
    let tone: String

    init(_ word: String, _ tone: Tone = .quiet) {
        self.word = word
        self.tone = tone.rawValue
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
    static func source(of listed: ListedUser) -> Badge {
        switch listed.user.origin {
        case .local: Badge(Sentences.local)
        case .imported where listed.isFromAnotherTenant: Badge(Sentences.fromAnotherTenant, .warning)
        case .imported: Badge(Sentences.microsoftEntra, .notice)
        }
    }

    /// How a user stands.
    static func states(of listed: ListedUser) -> [Badge] {
        var badges = [access(listed.user.status)]
        if !listed.duplicates.isEmpty { badges.append(Badge(Sentences.duplicate, .warning)) }
        if listed.user.missingSince != nil { badges.append(Badge(Sentences.missingUpstream, .warning)) }
        if listed.user.isHeld { badges.append(Badge(Sentences.held, .notice)) }
        if listed.user.isOutOfScope { badges.append(Badge(Sentences.outOfScope)) }
        if listed.user.isProtected { badges.append(Badge(Sentences.protected)) }
        return badges
    }

    private static func access(_ status: User.Status) -> Badge {
        switch status {
        case .active: Badge(Sentences.active, .good)
        case .deactivated(.upstream): Badge(Sentences.deactivatedUpstream, .quiet)
        case .deactivated(.administrator): Badge(Sentences.deactivated, .quiet)
        case .deleted: Badge(Sentences.deleted, .danger)
        }
    }

    /// What became of a person in a run.
    static func outcome(_ outcome: Outcome) -> Badge {
        Badge(Sentences.badge(outcome), tone(outcome))
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

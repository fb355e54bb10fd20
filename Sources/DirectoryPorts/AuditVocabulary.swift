package import DirectoryCore

extension AuditField {
    /// What the record may say under this name in words, beside codes, numbers and names: sentences with anything in their
    /// places. By them a page says the record in its own language.
    package var vocabulary: [Sentence] {
        switch self {
        case .topic(.proof): ProofKind.allCases.map(\.words)
        case .topic(.sessions): EndedSessions.vocabulary
        case .topic(.purpose): RunPurpose.Work.vocabulary
        case .topic(.leftOut): [Narrowing.theRest.words]
        case .topic(.schedule): Schedule.vocabulary
        case .topic(.scope): [Scope.everyone.recorded]
        case .credential: StoredCredential.vocabulary
        case .topic, .source: []
        }
    }
}

extension RunPurpose.Work {
    /// What is to be done, without what was searched for: that may be the name of a person.
    package var words: Sentence {
        switch self {
        case .synchronizing(.users): .phrase("synchronize chosen users")
        case .synchronizing(.matching): .phrase("synchronize users who match a text")
        case .synchronizing(.everyone): .phrase("synchronize everybody")
        case .importing(.people): .phrase("import chosen people")
        case .importing(.matching): .phrase("import people who match a text")
        case .importing(.everyone): .phrase("import everybody")
        case .undoing(let run, .follow): .phrase("undo run \(run)")
        case .undoing(let run, .hold): .phrase("undo run \(run) and hold its users")
        case .restoring: .phrase("restore deleted users")
        }
    }

    fileprivate static var vocabulary: [Sentence] {
        let works: [Self] = [
            .synchronizing(.users([])), .synchronizing(.matching("")), .synchronizing(.everyone),
            .importing(.people([])), .importing(.matching("")), .importing(.everyone),
            .undoing(RunID(1), .hold), .undoing(RunID(1), .follow), .restoring([]),
        ]
        return works.map(\.words)
    }
}

extension Narrowing {
    /// Who is left out, without naming anybody.
    package var words: Sentence {
        switch self {
        case .theRest: .phrase("whom the brake is about")
        case .leavingOut(let people): "\(people.count)"
        }
    }
}

extension EndedSessions {
    package var words: Sentence {
        switch self {
        case .none: .phrase("none")
        case .one(let id): "\(id)"
        case .allBut: .phrase("all others")
        case .all: .phrase("all")
        }
    }

    fileprivate static var vocabulary: [Sentence] {
        [EndedSessions.none.words, EndedSessions.all.words, .phrase("all others")]
    }
}

extension Schedule {
    /// As the audit says it; of a connection without a schedule, too.
    package static func recorded(_ schedule: Schedule?) -> Sentence {
        guard let schedule else { return .phrase("none") }
        return schedule.activity == .paused ? paused(schedule.rhythm.recorded) : schedule.rhythm.recorded
    }

    private static func paused(_ rhythm: Sentence) -> Sentence { .phrase("\(rhythm), paused") }

    fileprivate static var vocabulary: [Sentence] {
        [recorded(nil), paused(""), Rhythm.every(minutes: 1).recorded]
    }
}

extension Schedule.Rhythm {
    fileprivate var recorded: Sentence {
        switch self {
        case .every(let minutes): .phrase("every \(minutes) minutes")
        case .cron(let expression, let zone): "\(expression.text) (\(zone.rawValue))"
        }
    }
}

extension Scope {
    /// As the audit says it.
    package var recorded: Sentence {
        switch self {
        case .everyone: .phrase("everyone")
        case .matching(let filter): "\(filter.text)"
        }
    }
}

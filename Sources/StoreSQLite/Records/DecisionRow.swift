import DirectoryCore
import Foundation
import GRDB

enum DecisionColumn: Int, TableColumn {
    case runID, position, outcome, effect, objectID, userID, userRevision, name, access, detail, changeKinds

    var table: String { "decision" }
}

extension Decision {
    init(row: Row) throws {
        typealias Column = DecisionColumn
        let outcome: Outcome = try row.choice(Column.outcome)
        let detail: DecisionDetail = try row.json(Column.detail) ?? DecisionDetail()
        guard let verdict = Verdict(outcome, detail) else { throw Problem.unreadable("decision") }
        self.init(
            subject: Subject(
                user: row[optionalID: Column.userID], object: row[id: Column.objectID],
                revision: row[optional: Column.userRevision]),
            name: row[Column.name], verdict: verdict, access: try row.choice(Column.access))
    }

    /// In the order of `DecisionColumn`.
    ///
    /// - Parameter kind: of the plan that the decision is part of.
    func arguments(run: Int64, position: Int, kind: RunKind) throws -> StatementArguments {
        let detail = DecisionDetail(of: verdict)
        return [
            run, position, outcome.rawValue, write(in: kind)?.effect.rawValue, subject.object.uuid, subject.user?.uuid,
            subject.revision, name, access.rawValue, try detail.map(storedJSON),
            changeKinds.stored,
        ]
    }
}

extension Set<ChangeKind> {
    /// One bit for each.
    var stored: Int { reduce(0) { $0 | $1.bit } }
}

extension ChangeKind {
    /// By which it stands in the table. A bit never gets another meaning.
    var bit: Int {
        switch self {
        case .username: 1
        case .email: 2
        case .emailCleared: 4
        case .phone: 8
        case .phoneCleared: 16
        case .name: 32
        case .access: 64
        case .restored: 128
        }
    }
}

extension Decision.Subject {
    init(user: UserID?, object: DirectoryObjectID, revision: Int64?) {
        if let user, let revision {
            self = .user(user, object: object, revision: revision)
        } else {
            self = .person(object)
        }
    }

    var revision: Int64? {
        switch self {
        case .user(_, _, let revision): revision
        case .person: nil
        }
    }
}

/// What applying a decision does, as it stands in the table: so that the unchanged majority of a run is written by
/// one statement instead of one for each.
enum Effect: String {
    case insert, update, revive, bury, strike, seen
    case outOfScope = "out-of-scope"
    case unseen
}

extension UserWrite {
    fileprivate var effect: Effect {
        switch self {
        case .insert: .insert
        case .update: .update
        case .revive: .revive
        case .bury: .bury
        case .strike: .strike
        case .touch(_, _, .inScope): .seen
        case .touch(_, _, .outOfScope): .outOfScope
        case .touch(_, _, .none): .unseen
        }
    }
}

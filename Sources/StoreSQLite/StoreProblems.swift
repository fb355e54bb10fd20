import DirectoryCore
import GRDB
import Logging

extension Problem {
    /// What an error of the database means to the person who asked. Details go to the log; they name tables and
    /// columns, never a value.
    init(storing error: any Error, logger: Logger) {
        switch error {
        case let problem as Problem:
            self = problem
        case is CancellationError:
            self = .canceled
        case let error as DatabaseError:
            if let problem = Self.rule(brokenBy: error) {
                self = problem
                return
            }
            logger.error(
                "The database refused.",
                metadata: ["code": "\(error.extendedResultCode.rawValue)", "reason": "\(error.message ?? "")"])
            self = .refused(error.resultCode)
        default:
            logger.error("The database could not be used.", metadata: ["error": "\(type(of: error))"])
            self = .refused(.SQLITE_ERROR)
        }
    }

    /// Rules that the schema itself holds to, where the statement that broke one is what somebody asked for.
    private static func rule(brokenBy error: DatabaseError) -> Problem? {
        switch (error.extendedResultCode, error.message) {
        case (.SQLITE_CONSTRAINT_TRIGGER, "an organization keeps an active owner"): .lastOwner
        case (.SQLITE_CONSTRAINT_TRIGGER, "a server keeps an active administrator"): .lastAdministrator
        case (.SQLITE_CONSTRAINT_TRIGGER, "only an active account has a session"): .signInFailed
        case (.SQLITE_CONSTRAINT_UNIQUE, "UNIQUE constraint failed: organization.handle"): .handleTaken
        case (.SQLITE_CONSTRAINT_UNIQUE, "UNIQUE constraint failed: account.emailKey"): .accountExists
        case (
            .SQLITE_CONSTRAINT_UNIQUE, "UNIQUE constraint failed: account.entraTenantID, account.entraObjectID"
        ): .identityTaken
        default: nil
        }
    }

    private static let canceled = Problem(
        .storeUnavailable, cause: "The work was canceled before it was stored.", advice: "Start it again.")

    private static func refused(_ code: ResultCode) -> Problem {
        switch code {
        case .SQLITE_FULL:
            Problem(.storeUnavailable, cause: "The disk is full.", advice: "Make room on the disk and try again.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            Problem(
                .storeUnavailable, cause: "The database is being written by somebody else.",
                advice: "Try again in a moment.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            Problem(
                .storeUnavailable, cause: "The database is damaged.",
                advice: "Stop Rollcall, keep a copy of the file, and restore the latest backup.")
        default:
            Problem(
                .storeUnavailable, cause: "The database refused (SQLite code \(code.rawValue)).",
                advice: "Look at the server's log; it says which table was meant.")
        }
    }

    static func invalid(_ field: MappedField, _ reason: FieldText.Refusal) -> Problem {
        Problem(
            .invalidValue, cause: "The \(field.words) \(reason.sentence).", effect: "The user was not stored.",
            advice: "Correct it and try again.", field: field.rawValue)
    }

    static func taken(_ field: AddressConflict.UniqueField) -> Problem {
        Problem(
            field == .email ? .duplicateEmail : .duplicateUsername,
            cause: "The \(field.mapped.words) belongs to another user.", effect: "The user was not added.",
            advice: "Use another one, or change that user first.", field: field.rawValue)
    }

    static let takenID = Problem(
        .invalidValue, cause: "The id belongs to another user.", effect: "The user was not added.",
        advice: "Try again.", field: "id")

    static let takenOrganizationID = Problem(
        .invalidValue, cause: "The id belongs to another organization.", effect: "Nothing was done.",
        advice: "Try again.", field: "id")

    static let anotherConnection = Problem(
        .invalidValue, cause: "This organization already has a connection with another id.",
        effect: "Nothing was stored.", advice: "Change the connection that is there.", field: "connection")

    /// The database holds something that this version cannot read.
    static func unreadable(_ table: String) -> Problem {
        Problem(
            .storeUnavailable, cause: "A row of the table \(table) cannot be read.",
            advice: "Was the database changed by hand? Restore the latest backup.")
    }
}

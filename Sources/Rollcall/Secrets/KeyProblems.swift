import DirectoryCore
import Foundation

extension Problem {
    /// - Parameter cause: what is wrong with it.
    static func keyFile(_ cause: Sentence) -> Problem {
        Problem(
            .keyUnavailable, cause: cause,
            effect: "No stored secret was opened or sealed.",
            advice: "Restore the file from the backup that belongs to this database, readable by this account only.")
    }

    static func keyFileIsOpen(_ path: String) -> Problem {
        Problem(
            .keyUnavailable, cause: "The key file \(path) can be read by other accounts of this machine.",
            effect: "No stored secret was opened or sealed.",
            advice: "Run: chmod 600 '\(path.replacing("'", with: "'\\''"))'. If somebody may have read it, replace the "
                + "key, and the secrets too.")
    }

    static func keyFileIsForeign(_ path: String) -> Problem {
        Problem(
            .keyUnavailable,
            cause: "The key file \(path) is handed out by the service manager, so Rollcall cannot change it.",
            effect: "No key was replaced.",
            advice: "Put a new key before the old one where the service manager takes it from, restart the service, "
                + "and have everything sealed anew.")
    }

    static func keyUnknown(_ id: KeyID) -> Problem {
        Problem(
            .keyUnavailable, cause: "A stored secret is sealed with the key \(id), which this server does not have.",
            effect: "Nothing was sent to Microsoft Entra.",
            advice: "Restore the key file from the backup that belongs to this database, or enter the secret anew.")
    }

    static let secretDisplaced = Problem(
        .storeUnavailable,
        cause: "A stored secret does not open: it was changed, or belongs to another place in the database.",
        effect: "Nothing was sent to Microsoft Entra.",
        advice: "Restore the database from a backup, or enter the secret anew.")

    /// Nothing tells whether the key or the place is wrong.
    static let unmarkedSecretClosed = Problem(
        .keyUnavailable, cause: "A stored secret does not open with any key of this server.",
        effect: "Nothing was sent to Microsoft Entra.",
        advice: "Restore the key file from the backup that belongs to this database, or enter the secret anew.")

    static let secretNotSealed = Problem(
        .keyUnavailable, cause: "The secret could not be sealed.", effect: "Nothing was saved.",
        advice: "Report this as a defect.")

    static let rotationInterrupted = Problem(
        .keyUnavailable, cause: "Replacing the key was interrupted.",
        effect: "Everything is sealed with the new key or an old one; the old ones were kept.",
        advice: "Have everything sealed anew.")

    static let resealingUnfinished = Problem(
        .keyUnavailable, cause: "Stored secrets kept changing while they were sealed with the new key.",
        effect: "The old keys were kept, and everything still opens.", advice: "Do it again when less is going on.")
}

/// Problems of stored accounts, organizations and what belongs to them.
extension Problem {
    package static let lastAdministrator = Problem(
        .lastOwner, cause: "This is the server's last administrator.",
        advice: "Make somebody else an administrator first.")

    package static let alreadyClaimed = Problem(
        .alreadyClaimed, cause: "This server has an owner already.", effect: "Nothing was done.",
        advice: "Sign in, or ask the server's administrator for an invitation.")

    package static let handleTaken = Problem(
        .handleTaken, cause: "Another organization has this short name.", effect: "Nothing was done.",
        advice: "Choose another one.", field: "handle")

    package static let accountExists = Problem(
        .accountExists, cause: "There is an account with this email address.", effect: "Nothing was done.",
        advice: "Sign in with it, or use another address.", field: "email")

    package static let identityTaken = Problem(
        .identityTaken, cause: "Another account is linked to this person of Entra.", effect: "Nothing was done.",
        advice: "Sign in with that account, or unlink it there first.")

    package static let emailInvalid = Problem(
        .invalidValue, cause: "The email is no address.", effect: "Nothing was done.",
        advice: "Correct it and try again.", field: "email")

    /// Somebody else has changed the same thing meanwhile.
    ///
    /// - Parameter cause: what was changed, such as `The connection has been changed meanwhile.`
    package static func changedMeanwhile(_ cause: Sentence) -> Problem {
        Problem(.changedSince, cause: cause, advice: "Look at it again, and change it anew.")
    }
}

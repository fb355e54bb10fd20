/// Problems of who may do what. None says whether something exists that the asker may not see.
extension Problem {
    package static func notPermitted(_ action: Action, as role: Role) -> Problem {
        let cause: Sentence =
            switch role {
            case .viewer: "As a viewer you cannot do this (\(action.rawValue))."
            case .operative: "As an operator you cannot do this (\(action.rawValue))."
            case .admin: "As an admin you cannot do this (\(action.rawValue))."
            case .owner: "As an owner you cannot do this (\(action.rawValue))."
            }
        return Problem(
            .notPermitted, cause: cause,
            effect: "Nothing was done.",
            advice: "Ask an owner of the organization: it takes the role \(Permissions.least(for: action).words).")
    }

    /// What only the server administrator does.
    package static let notServerAdministrator = Problem(
        .notPermitted, cause: "Only the server administrator can do this.", effect: "Nothing was done.",
        advice: "Sign in as the server administrator.")

    package static let proofNeeded = Problem(
        .proofNeeded, cause: "This needs to know that it is still you.", effect: "Nothing was done.",
        advice: "Enter your password or a code, and do it again.")

    package static let signInNeeded = Problem(
        .signInNeeded, cause: "Nobody is signed in.", effect: "Nothing was done.", advice: "Sign in.")

    /// The same for a token that never was, was revoked, or is too old.
    package static let tokenUnknown = Problem(
        .signInNeeded, cause: "Nobody holds this token, or not any more.", effect: "Nothing was done.",
        advice: "Use a token that an owner of the organization has made, before it expires.")

    /// The same whether the account exists or not, is suspended, or the password is wrong.
    package static let signInFailed = Problem(
        .signInFailed, cause: "The email address or the password is not right.", effect: "Nobody was signed in.",
        advice: "Try again. Whoever invited you, or the server's console, can give you a new password.")

    package static let lastOwner = Problem(
        .lastOwner, cause: "This is the organization's last owner.",
        advice: "Make somebody else an owner first.")

    /// The same for a code that never was, was used, or is too old.
    package static let codeInvalid = Problem(
        .codeInvalid, cause: "This code does not work, or does not work any more.", effect: "Nothing was done.",
        advice: "Check it, or ask for a new one.", field: "code")
}

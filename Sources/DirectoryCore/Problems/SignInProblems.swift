package import FoundationEssentials

/// Problems of signing in, and of what lets somebody in.
extension Problem {
    /// The same whether the account exists or not.
    ///
    /// - Parameter seconds: until the next attempt is looked at; nil when only known browsers get any further.
    package static func signInDelayed(_ seconds: TimeInterval?) -> Problem {
        Problem(
            .signInDelayed, cause: "There were too many attempts of late, so this one was not looked at.",
            effect: "Nobody was signed in.",
            advice: seconds.map(waiting)
                ?? "Sign in from a browser in which you have signed in before, or ask for a recovery code at the "
                + "server's console.")
    }

    /// More people sign in at this moment than the server has memory for.
    package static let signInCrowded = Problem(
        .signInDelayed, cause: "Too many people sign in at this moment.", effect: "Nobody was signed in.",
        advice: "Wait some seconds, then try again.")

    /// - Parameter cause: what is wrong with the password. Does not repeat it.
    package static func passwordWeak(_ cause: Sentence, advice: Sentence) -> Problem {
        Problem(.passwordWeak, cause: cause, advice: advice, field: "password")
    }

    package static let secondFactorNeeded = Problem(
        .secondFactorNeeded, cause: "An organization that you belong to asks for a second factor.",
        advice: "Add another authenticator app in the place of this one instead.")

    /// What went before is too old, was used, or belongs to another browser.
    package static let signInStale = Problem(
        .signInNeeded, cause: "This sign-in was begun too long ago, or is over.", effect: "Nobody was signed in.",
        advice: "Begin again.")

    /// The same for every reason why an answer of Entra lets nobody in.
    package static let entraSignInFailed = Problem(
        .signInFailed, cause: "Microsoft Entra's answer does not let anybody in here.",
        effect: "Nobody was signed in.",
        advice: "Sign in with your password and link your account to Entra, or ask an owner for an invitation.")

    /// - Parameters:
    ///   - field: of the form.
    ///   - cause: what is wrong with it.
    package static func invalid(_ field: String, _ cause: Sentence) -> Problem {
        Problem(.invalidValue, cause: cause, advice: "Correct it and try again.", field: field)
    }

    fileprivate static func waiting(_ seconds: TimeInterval) -> Sentence {
        let whole = max(1, Int(min(86_400, seconds.rounded(.up))))
        return switch whole {
        case 1: "Wait 1 second, then try again."
        case ..<120: "Wait \(whole) seconds, then try again."
        default: "Wait \((whole + 59) / 60) minutes, then try again."
        }
    }
}

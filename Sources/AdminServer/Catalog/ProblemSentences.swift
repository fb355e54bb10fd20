import DirectoryCore

// MARK: - When something is wrong

extension Sentences {
    static func errorTitle(_ headline: String) -> String { "Error: \(headline)" }
    static let traceStatus = "Status"
    static let traceCode = "Code"
    static let traceRequest = "Request id"

    static func headline(of category: Problem.Code.Category) -> String {
        switch category {
        case .usage: "That could not be understood"
        case .absent: "Not found"
        case .notAllowed: "Entra did not allow it"
        case .notPermitted: "You cannot do this"
        case .notSignedIn: "Sign in first"
        case .upstream: "Entra could not be read"
        case .conflict: "Something changed in the meantime"
        case .held: "This plan is held for review"
        case .internal: "This could not be loaded"
        }
    }

    static let internalFailure = "Something went wrong on our side"
    static let internalCause = "The server met a problem it has no name for."
    static let internalEffect = "What you asked for last was not done."
    static let internalAdvice = "Try again. If it happens again, look for the code below in the server’s log."

    /// What a page says about a request that was turned away.
    struct Told {
        let headline: String
        let cause: String
        let effect: String
        let advice: String
        let code: String
    }

    static func told(_ refusal: Refusal) -> Told {
        switch refusal {
        case .foreignHost:
            Told(
                headline: "Not from here", cause: "Until accounts exist, this server listens on this machine only.",
                effect: "Nothing was shown and nothing was changed.",
                advice: "Open it on this machine as localhost or 127.0.0.1.", code: "foreign-host")
        case .crossSite:
            Told(
                headline: "Not from one of these pages",
                cause: "The request to change something did not come from a page of this server.",
                effect: "Nothing was changed.", advice: "Open the page here and send the form from it.",
                code: "cross-site-request")
        case .noSuchPage:
            Told(
                headline: "No such page", cause: "There is no page at this address.", effect: "Nothing was changed.",
                advice: "Choose one of the entries of the menu.", code: "no-such-page")
        case .methodNotAllowed:
            Told(
                headline: "This page cannot do that",
                cause: "The address exists, and does not accept this kind of request.",
                effect: "Nothing was changed.", advice: "Open the page from the menu and start again.",
                code: "method-not-allowed")
        case .bodyTooLarge:
            Told(
                headline: "Too many at once", cause: "The form is larger than 5 MB.", effect: "Nothing was changed.",
                advice: "Choose “Everyone” or “All that match” instead of single people.", code: "form-too-large")
        case .notAForm:
            Told(
                headline: "That is no form", cause: "The request does not carry a form of these pages.",
                effect: "Nothing was changed.", advice: "Open the page here and send the form from it.",
                code: "not-a-form")
        }
    }
}

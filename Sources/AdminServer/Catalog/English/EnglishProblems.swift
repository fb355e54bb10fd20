import DirectoryCore

// MARK: - When something is wrong

extension English {
    func errorTitle(_ headline: String) -> String { "Error: \(headline)" }
    func say(_ sentence: Sentence) -> String { sentence.description }
    var traceStatus: String { "Status" }
    var traceCode: String { "Code" }
    var traceRequest: String { "Request id" }

    func headline(of category: Problem.Code.Category) -> String {
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

    func told(internalFailure id: String) -> Told {
        Told(
            headline: "Something went wrong on our side", cause: "The server met a problem it has no name for.",
            effect: "What you asked for last was not done.",
            advice: "Try again. If it happens again, look for the code below in the server’s log.", code: id)
    }

    var goToUsers: String { "Go to users" }
    var goToStart: String { "Go to the start page" }

    func told(_ refusal: Refusal) -> Told {
        switch refusal {
        case .foreignHost:
            Told(
                headline: "Not by this name", cause: "The server is not called by the name in the address.",
                effect: "Nothing was shown and nothing was changed.",
                advice: "Open it by the address you were given or, on its own machine, as localhost.",
                code: "foreign-host")
        case .unencrypted:
            Told(
                headline: "Not without encryption", cause: "The request came over plain HTTP.",
                effect: "Nothing was shown and nothing was changed.", advice: "Open the address with https.",
                code: "https-needed")
        case .crossSite:
            Told(
                headline: "Not from one of these pages",
                cause: "The request to change something did not come from a page of this server.",
                effect: "Nothing was changed.", advice: "Open the page here and send the form from it.",
                code: "cross-site-request")
        case .noSuchPage:
            Told(
                headline: "No such page", cause: "There is no page at this address.", effect: "Nothing was changed.",
                advice: "Check the address, or go on with the button below.", code: "no-such-page")
        case .methodNotAllowed:
            Told(
                headline: "This page cannot do that",
                cause: "The address exists, and does not accept this kind of request.",
                effect: "Nothing was changed.", advice: "Open the page from the menu and start again.",
                code: "method-not-allowed")
        case .headTooLarge:
            Told(
                headline: "Too much at once", cause: "The head of the request is larger than any browser sends.",
                effect: "Nothing was changed.", advice: "Remove this site’s cookies and try again.",
                code: "head-too-large")
        case .bodyTooSlow:
            Told(
                headline: "That took too long", cause: "The form did not arrive within 30 seconds.",
                effect: "Nothing was changed.", advice: "Try again.", code: "form-too-slow")
        case .programsNotServed:
            Told(
                headline: "Tokens open no pages", cause: "The request came with a token, and this page is for people.",
                effect: "Nothing was shown and nothing was changed.", advice: "Sign in with a browser.",
                code: "people-only")
        case .bodyTooLarge:
            Told(
                headline: "Too much at once", cause: "The form is larger than this page takes.",
                effect: "Nothing was changed.",
                advice: "Choose “Everyone” or “All that match” instead of single people.", code: "form-too-large")
        case .notAForm:
            Told(
                headline: "That is no form", cause: "The request does not carry a form of these pages.",
                effect: "Nothing was changed.", advice: "Open the page here and send the form from it.",
                code: "not-a-form")
        }
    }
}

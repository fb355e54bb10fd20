import DirectoryCore

/// Words of the templates that never change. Templates name them: `{{t.skip}}`.
enum Labels {
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static let english: [String: String] = [
        "language": "en",
        "direction": "ltr",

        // The frame
        "skip": "Skip to content",
        "product": "Rollcall",
        "menu": "Main menu",
        "overview": "Overview",
        "users": "Users",
        "import": "Import",
        "synchronize": "Synchronize",
        "runs": "Runs",
        "duplicates": "Duplicates",
        "deletedUsers": "Deleted",
        "connectedTo": "Connected to",
        "notConnected": "Not connected",
        "localOnly": "Until accounts exist, this server listens on this machine only.",

        // Lists
        "search": "Search",
        "clear": "Clear search",
        "pages": "Pages",
        "previous": "Previous",
        "next": "Next",
        "name": "Name",
        "username": "Username",
        "email": "Email",
        "phone": "Phone",
        "source": "Source",
        "status": "Status",
        "lastSynchronized": "Last synchronized",
        "never": "Never",
        "empty": "empty",

        // Choosing people
        "who": "Who",
        "tickedHere": "The people ticked on this page",
        "tickPage": "Tick everybody on this page",
        "tick": "Tick",
        "preview": "Preview",
        "ticked": "ticked",
        "previewHint": "Preview shows what would happen and changes nothing.",

        // Runs
        "run": "Run",
        "state": "State",
        "started": "Started",
        "ended": "Ended",
        "by": "By",
        "read": "Reading",
        "selected": "Selected",
        "result": "Result",
        "allOutcomes": "Everything in this run",
        "barText": "How the people of this run ended",
        "before": "Before",
        "after": "After",
        "whatWasSeen": "What was seen",
        "whatWasNotDone": "What was not done",
        "whatToDoNext": "What to do next",
        "details": "Details",
        "code": "Code",
        "field": "Field",
        "planHash": "Plan",
        "planHint": "Exactly what is listed here is applied, and only if nobody has changed since.",
        "refresh": "Preview again",
        "reject": "Reject",
        "applyRest": "Apply the rest",
        "reload": "Reload",
        "reloadHint": "This page does not follow by itself. You can leave it; the run goes on.",
        "stop": "Stop this run",
        "undo": "Preview undoing",
        "holdThem": "Hold these users",
        "newer": "Newest",
        "older": "Older",

        // Duplicates
        "duplicatesPremise":
            "One address, two people. The one who has it keeps it; the one who wants it is left alone until one of the two addresses is changed.",
        "has": "Has it",
        "wants": "Wants it",
        "foundIn": "Found in",
        "find": "Show among users",

        // Deleted users
        "deletedPremise":
            "They are kept for 30 days and come back as the same users, with everything that belongs to them. Whoever holds one of their addresses now keeps it. "
            + RunPurpose.restoringWarning,
        "deleted": "Deleted",
        "kept": "Kept",

        // Overview
        "attention": "Needs attention",
        "calm": "Nothing needs your attention.",
        "lastRun": "Latest run",
        "connectTitle": "Connect a Microsoft Entra tenant",
        "connectLead":
            "Rollcall reads people from a tenant through an app registration with the application permission User.Read.All. Connect it on this machine with two commands:",
        "connectSecret":
            "The client secret is asked for and never shown. Replace the tenant and the application id by your own.",
        "connectAfter": "Then come back to this page.",
        "backToUsers": "Go to users",
    ]
}

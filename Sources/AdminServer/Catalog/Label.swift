/// A word of the templates that never changes. Templates name it: `{{t.skip}}`.
enum Label: String, CaseIterable, Sendable {
    // The frame
    case skip
    case product
    case menu
    case menuOpener
    case organization
    case overview
    case users
    case importing = "import"
    case synchronize
    case runs
    case duplicates
    case deletedUsers
    case connectedTo
    case notConnected
    case signedInAs
    case account
    case signOut
    case server
    case members
    case tokens
    case audit
    case settings
    case goOn
    case openInApp
    case deed
    case anyDeed
    case fromDay
    case untilDay
    case head
    case language

    // Lists
    case search
    case columnFilters
    case filter
    case clear
    case pages
    case previous
    case next
    case name
    case username
    case email
    case phone
    case source
    case status
    case lastSynchronized
    case never
    case empty

    // Choosing people
    case who
    case tickedHere
    case tickPage
    case preview
    case ticked
    case previewHint

    // Runs
    case run
    case state
    case started
    case ended
    case by
    case read
    case selected
    case result
    case allOutcomes
    case whatChanges
    case barText
    case before
    case after
    case whatWasSeen
    case whatWasNotDone
    case whatToDoNext
    case details
    case code
    case field
    case planHash
    case planHint
    case refresh
    case reject
    case applyRest
    case reload
    case reloadHint
    case stop
    case progress
    case connectionLost
    case leaveOutTicked
    case leaveOutHint
    case changeLimit
    case exportAs
    case exportRows
    case show
    case undo
    case holdThem
    case newer
    case older

    // Duplicates
    case duplicatesPremise
    case has
    case wants
    case foundIn
    case find

    // Deleted users
    case deletedPremise
    case deleted
    case kept

    // Settings
    case downloadCertificate
    case removeCredential
    case pem
    case pemHint
    case importCertificate

    // Overview
    case attention
    case calm
    case lastRun
    case connectTitle
    case connectLead
    case connectSecret
    case connectAfter

    // Looking for people, one user, charts, keys
    case views
    case pageSize
    case added
    case synchronizeNow
    case bothSides
    case here
    case history
    case nothingHappened
    case decidedByRuns
    case table
    case date
    case nextRun
    case health
    case keyboard
    case close
    case keysOff
    case keysOn
    case basketTitle
    case addToBasket
    case emptyBasket
    case components
    case keySearch
    case keyMove
    case keyTick
    case keyRange
    case keyOpen
    case keyAct
    case keyHelp
}

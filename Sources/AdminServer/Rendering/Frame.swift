import DirectoryCore

/// A page ready to be rendered: plain values, no behavior.
protocol PageView: Sendable {
    static var template: Template { get }
    /// What the browser's tab says, before the product's name.
    var title: String { get }
    /// Where the page belongs in the rail; nil for none.
    var place: Place? { get }
}

/// The entries of the rail.
enum Place: String, CaseIterable, Sendable {
    case overview
    case users
    case importing = "import"
    case synchronize
    case runs
    case duplicates
    case deleted
}

/// What surrounds every page.
struct Frame: Sendable {
    let title: String
    /// Which entry of the rail is the current one, by name.
    let at: [String: Bool]
    let connected: String?
    let isConnectionMissing: Bool
    let stylesheet = StaticAsset.stylesheet.path
    let script = StaticAsset.script.path
    let icon = StaticAsset.icon.path

    enum ConnectionState {
        case known(Connection?)
        /// The store did not answer.
        case unknown
    }

    init(_ page: some PageView, connection: ConnectionState) {
        title = "\(page.title) · Rollcall"
        at = page.place.map { [$0.rawValue: true] } ?? [:]
        switch connection {
        case .known(let connection?):
            connected = connection.tenantName
            isConnectionMissing = false
        case .known(nil):
            connected = nil
            isConnectionMissing = true
        case .unknown:
            connected = nil
            isConnectionMissing = false
        }
    }
}

extension Connection {
    /// What to call the tenant: its own name once it has answered, until then what the administrator wrote.
    var tenantName: String { pinnedTenant?.displayName ?? tenant.description }
}

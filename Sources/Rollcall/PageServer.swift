import DirectoryCore
import ServiceLifecycle

/// The pages of an installation, served on the loopback interface.
package struct PageServer: Service, CustomStringConvertible {
    private let installation: Installation
    private let port: UInt16
    private let onReady: @Sendable (Int) async -> Void

    /// What the log calls it; without this, everything that it holds.
    package var description: String { "pages" }

    /// - Parameters:
    ///   - port: on the loopback interface; 0 takes any free one.
    ///   - onReady: called once the server answers, with its port.
    package init(
        _ installation: Installation, port: UInt16, onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.installation = installation
        self.port = port
        self.onReady = onReady
    }

    /// - Throws: `configuration-invalid` until the store keeps accounts: then `AdminServer` is made here.
    package func run() async throws {
        throw Problem(
            .configurationInvalid,
            cause: "This store keeps no accounts yet, and without accounts nobody can be let in.",
            effect: "The server did not start.", advice: "Use the commands.")
    }
}

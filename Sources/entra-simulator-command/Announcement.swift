import EntraSimulator
import FoundationEssentials
import ServiceLifecycle

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Says on standard output that the simulator is ready, and where; then waits for the end.
struct Announcement: Service {
    let simulator: EntraSimulator
    let caOut: String?

    func run() async throws {
        let running = try await simulator.ready()
        if let caOut { try Data(running.certificateAuthorityPEM.utf8).write(to: URL(filePath: caOut)) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(Ready(running, caFile: caOut)), as: UTF8.self))
        // A pipe is block-buffered; whoever started us waits for the line.
        fflush(nil)
        try await gracefulShutdown()
    }

    /// The line, as programs read it.
    private struct Ready: Encodable {
        var url: String
        var tenantId: String
        var domain: String
        var clientId: String
        var clientSecret: String
        var people: Int
        var caFile: String?

        init(_ running: RunningSimulator, caFile: String?) {
            url = "https://\(running.host)"
            tenantId = running.tenantID
            domain = running.verifiedDomain
            clientId = running.clientID
            clientSecret = running.clientSecret
            people = running.people
            self.caFile = caFile
        }
    }
}

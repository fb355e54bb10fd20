import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Rollcall
import ServiceLifecycle
import TestSupport

/// A server whose pages are being served, and a browser in front of it.
struct Reception {
    let installation: Installation
    let clock: OfficeClock
    let folder: URL
    private let openings: AsyncStream<PageServer.Opening>

    static let password = Secret("ocelot-kazoo-thimble-fjord")

    /// Serves the pages of a new data directory, and stops at the end.
    ///
    /// - Parameters:
    ///   - settings: what is in `rollcall.json`.
    ///   - files: what else is in the data directory.
    static func open<R: Sendable>(
        _ settings: [String: Any] = [:], files: [String: String] = [:], isClaimed: Bool = true,
        _ body: (Reception, SignedIn?) async throws -> R
    ) async throws -> R {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(path: folder.path)
        try data.prepare()
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        try JSONSerialization.data(withJSONObject: settings).write(to: URL(fileURLWithPath: data.configuration))
        let clock = OfficeClock()
        let installation = try await Installation.open(data, world: clock.world, logger: Office.quiet)
        do {
            let owner = isClaimed ? try await installation.claim() : nil
            let result = try await serving(installation) { openings in
                try await body(
                    Reception(installation: installation, clock: clock, folder: folder, openings: openings), owner)
            }
            await installation.close()
            return result
        } catch {
            await installation.close()
            throw error
        }
    }

    private static func serving<R: Sendable>(
        _ installation: Installation, _ body: (AsyncStream<PageServer.Opening>) async throws -> R
    ) async throws -> R {
        let (openings, continuation) = AsyncStream.makeStream(of: PageServer.Opening.self)
        let server = PageServer(installation, port: 0) { continuation.yield($0) }
        let group = ServiceGroup(services: [server], logger: Office.quiet)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { continuation.finish() }
                try await group.run()
            }
            do {
                let result = try await body(openings)
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return result
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
        }
    }

    /// Where the pages are next.
    func nextOpening() async throws -> PageServer.Opening {
        var iterator = openings.makeAsyncIterator()
        guard let opening = await iterator.next() else { throw Closed() }
        return opening
    }

    /// The same, while the clock runs on.
    func nextOpeningWhileTimePasses() async throws -> PageServer.Opening {
        try await withThrowingTaskGroup(of: PageServer.Opening?.self) { group in
            group.addTask { try await nextOpening() }
            group.addTask {
                while !Task.isCancelled {
                    clock.wait(1)
                    await Task.yield()
                }
                return nil
            }
            defer { group.cancelAll() }
            guard let opening = try await group.next() ?? nil else { throw Closed() }
            return opening
        }
    }

    /// Lets the clock run on until something is so.
    func letTimePass(until isSo: () async throws -> Bool) async throws {
        for _ in 1...100 {
            clock.wait(1)
            if try await isSo() { return }
        }
        throw Closed()
    }

    struct Closed: Error {}
}

extension Installation {
    /// Ana claims the server at its console: she administers it and owns Contoso.
    @discardableResult
    func claim() async throws(Problem) -> SignedIn {
        let code = try await doors.offerClaim(by: Requester(.command(account: "root")))
        return try await doors.claim(
            ClaimForm(
                code: code, name: "Ana Ruiz", email: "ana@contoso.example", password: Reception.password,
                organization: "Contoso"),
            visitor: Visitor(origin: .local, agent: "Test"))
    }
}

/// Asks a server, over connections of its own.
struct TestBrowser {
    private let http: HTTPClient

    /// - Parameter overTLS: whether any certificate is taken.
    static func open<R>(overTLS: Bool = false, _ body: (TestBrowser) async throws -> R) async throws -> R {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        if overTLS {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.certificateVerification = .none
            configuration.tlsConfiguration = tls
        }
        let http = HTTPClient(configuration: configuration)
        do {
            let result = try await body(TestBrowser(http: http))
            try await http.shutdown()
            return result
        } catch {
            try await http.shutdown()
            throw error
        }
    }

    struct Answer {
        let status: Int
        let headers: HTTPHeaders
        let text: String

        /// Where it leads.
        var location: [String] { headers["Location"] }
    }

    func ask(
        _ url: String, post form: String? = nil, _ headers: [(String, String)] = []
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let form {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            request.headers.add(name: "Sec-Fetch-Site", value: "same-origin")
            request.body = .bytes(ByteBuffer(string: form))
        }
        let response = try await http.execute(request, timeout: .seconds(20))
        let body = try await response.body.collect(upTo: 1 << 22)
        return Answer(status: Int(response.status.code), headers: response.headers, text: String(buffer: body))
    }
}

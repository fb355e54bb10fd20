import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// `/runs/…/events` and `/runs/…/progress`: for pages that follow a run.
///
/// Source: <https://html.spec.whatwg.org/multipage/server-sent-events.html>
struct FollowDesk: Sendable {
    let site: Site

    /// How often a run is looked at.
    private static let pulse: Duration = .seconds(1)
    /// After so many looks without news a comment is sent, so that nobody in between closes the connection, and a
    /// browser that has left is noticed.
    private static let looksBetweenSigns = 10
    /// After so many looks the browser has to come again: a quarter of an hour.
    private static let looksInAll = 900

    /// How far the run is now, for browsers that cannot follow.
    @Sendable func progress(_ visit: Visit) async throws -> Response {
        let progress = try await look(try await RunsDesk(site: site).run(visit), visit)
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: progress.json)))
    }

    /// Tells of a run as long as it is at work: an event `progress` for all news, and `end` at the end.
    @Sendable func events(_ visit: Visit) async throws -> Response {
        let run = try await RunsDesk(site: site).run(visit)
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
            let followed: Void? = try await site.listeners.listen { try await follow(run, visit, &writer) }
            if followed == nil { try await writer.write(Self.event("busy", visit.viewing.words.watchedByMany)) }
            try await writer.finish(nil)
        }
        var headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
        // Proxies that gather answers before they pass them on would tell everything at the end.
        if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
        return Response(status: .ok, headers: headers, body: body)
    }

    private func follow(_ run: Run, _ visit: Visit, _ writer: inout any ResponseBodyWriter) async throws {
        var told: LiveProgress?
        for look in 1...Self.looksInAll {
            let progress = try await self.look(run, visit)
            if progress != told {
                try await writer.write(Self.event(progress.isAtWork ? "progress" : "end", progress.json))
                told = progress
            } else if look.isMultiple(of: Self.looksBetweenSigns) {
                try await writer.write(ByteBuffer(string: ": still here\n\n"))
            }
            guard progress.isAtWork, !Task.isShuttingDownGracefully else { return }
            do {
                try await site.pace(Self.pulse)
            } catch {
                return
            }
        }
    }

    private func look(_ run: Run, _ visit: Visit) async throws(Problem) -> LiveProgress {
        let activity = await site.engine.activity(of: run.id, in: run.organization)
        guard let now = try await site.store.run(run.id, of: run.organization) else { return .ended }
        guard let progress = now.progress(activity) else { return .ended }
        return LiveProgress(progress, visit.viewing.words, now: site.now())
    }

    private static func event(_ name: String, _ data: String) -> ByteBuffer {
        ByteBuffer(string: "event: \(name)\ndata: \(data)\n\n")
    }
}

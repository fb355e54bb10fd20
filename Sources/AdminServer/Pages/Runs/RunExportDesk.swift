import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird
import NIOCore

/// `/runs/…/export`: the rows of a run as a file, written as they are read.
struct RunExportDesk: Sendable {
    let site: Site
    /// How many rows are read at once.
    private static let portion = 1_000

    @Sendable func export(_ visit: Visit) async throws -> Response {
        let run = try await RunsDesk(site: site).run(visit)
        let query = try visit.query()
        guard let text = try query.value("format"), let export = RunExport(rawValue: text) else {
            throw Problem.invalid("format", cause: "The address does not say in which form to export.")
        }
        let outcome = try query.outcome()
        var headers: HTTPFields = [.contentType: export.contentType]
        let name = "\(visit.organization.handle)-run-\(run.id).\(export.rawValue)"
        headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: export.head))
                try await write(run, outcome, as: export, visit, &writer)
                try await writer.finish(nil)
            })
    }

    private func write(
        _ run: Run, _ outcome: Outcome?, as export: RunExport, _ visit: Visit, _ writer: inout any ResponseBodyWriter
    ) async throws {
        var number = 1
        while true {
            let page = try await site.store.decisions(
                of: run.id, outcome: outcome, page: PageRequest(number: number, size: Self.portion),
                in: run.organization)
            var text = ""
            for decision in page.rows {
                text += try export.text(
                    decision, reasons: visit.viewing.words.grounds(decision.verdict, in: run.kind))
            }
            if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
            guard number < page.pageCount else { return }
            number += 1
        }
    }
}

package import DirectoryCore
package import DirectoryPorts
import GRDB

extension SQLiteStore {
    package func duplicates(
        of organization: OrganizationID, page: PageRequest
    ) async throws(Problem) -> Page<DuplicateRecord> {
        try await read { db in
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM duplicate WHERE organizationID = ?", arguments: [organization.uuid])
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(DuplicateColumn.list) FROM duplicate WHERE organizationID = ?
                    ORDER BY foundAt DESC, foundBy DESC, name, objectID, field LIMIT ? OFFSET ?
                    """,
                arguments: [organization.uuid, page.size, page.offset])
            return Page(rows: try rows.map(DuplicateRecord.init(row:)), total: total ?? 0, request: page)
        }
    }
}

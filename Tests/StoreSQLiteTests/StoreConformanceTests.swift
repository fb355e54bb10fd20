import StoreConformance
import StoreSQLite
import TestSupport
import Testing

@Suite("What every store does")
struct StoreConformanceTests {
    @Test("SQLite", arguments: StoreConformance.cases)
    func sqlite(_ conformance: ConformanceCase) async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        try await conformance.check(store)
    }

    @Test("In memory", arguments: StoreConformance.cases)
    func inMemory(_ conformance: ConformanceCase) async throws {
        try await conformance.check(InMemoryStore())
    }
}

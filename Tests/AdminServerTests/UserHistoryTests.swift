import DirectoryCore
import TestSupport
import Testing

@testable import AdminServer

@Suite("The history of a user") struct UserHistoryTests {
    @Test("It shows what a value was and what it became, with what differs marked")
    func change() async throws {
        let contoso = try await Contoso(people: 1)
        let user = try #require(try await contoso.imported().first)
        let change = FieldChange(field: .lastName, before: "Lind", after: "Lind Ruiz")
        try await contoso.run(.synchronization, [.about(user, .modified([change]))])
        let page = try await contoso.browse { try await $0.open("/users/\(user.id)") }
        #expect(page.text.contains("Before Wei → After Lind Ruiz"))
        #expect(page.html.contains("<mark>Wei</mark>"))
    }
}

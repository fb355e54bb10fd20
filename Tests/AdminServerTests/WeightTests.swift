import Testing

@testable import AdminServer

/// What a browser has to fetch.
@Suite("Weight") struct WeightTests {
    @Test("All scripts together have less than 50,000 bytes, and all styles")
    func scriptsAndStyles() {
        #expect(Script.bytes.count + PackageResources.live_js.count < 50_000)
        #expect(Stylesheet.bytes.count < 50_000)
    }

    @Test("The first page comes with the first packets of a connection")
    func firstPage() async throws {
        let contoso = try await Contoso(people: 12)
        let page = try await contoso.browse { try await $0.open("/") }
        // Ten segments of 1,460 bytes, by RFC 6928, less the head.
        #expect(page.html.utf8.count < 14_000)
    }
}

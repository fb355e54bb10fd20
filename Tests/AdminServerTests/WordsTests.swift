import Foundation
import Testing

@testable import AdminServer

@Suite("Words") struct WordsTests {
    @Test("A date is told by the clock of a zone, and to machines in UTC")
    func zones() throws {
        let utc = English(zone: .gmt).moment(Contoso.noon)
        #expect(utc == Moment(machine: "2026-11-22T14:02:11Z", text: "22 Nov 2026, 14:02 UTC", day: "22 Nov 2026"))
        let berlin = English(zone: try #require(TimeZone(identifier: "Europe/Berlin")))
        #expect(berlin.moment(Contoso.noon).text == "22 Nov 2026, 15:02 UTC+1")
        #expect(berlin.moment(Contoso.noon.addingTimeInterval(9 * 3_600)).day == "23 Nov 2026")
        #expect(berlin.moment(Contoso.noon.addingTimeInterval(9 * 3_600)).machine == "2026-11-22T23:02:11Z")
        let summer = berlin.moment(Contoso.noon.addingTimeInterval(-150 * 24 * 3_600))
        #expect(summer.text == "25 Jun 2026, 16:02 UTC+2")
        let newfoundland = English(zone: try #require(TimeZone(identifier: "America/St_Johns")))
        #expect(newfoundland.moment(Contoso.noon).text == "22 Nov 2026, 10:32 UTC−3:30")
    }

    @Test(
        "Large numbers are grouped",
        arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-4_312, "−4,312"), (1_234_567, "1,234,567")])
    func numbers(number: Int, text: String) {
        #expect(English(zone: .gmt).number(number) == text)
    }

    @Test("A page says which language it is in, and which way it runs")
    func language() async throws {
        let page = try await Contoso().browse { try await $0.open("/users") }
        #expect(page.html.contains(#"<html lang="en" dir="ltr">"#))
    }
}

import Rollcall
import Testing

@Suite("What the log says")
struct LogTests {
    @Test("A service is called by its name, not by everything that it holds")
    func services() async throws {
        try await Office.open { office in
            #expect("\(PageServer(office.installation, port: 0))" == "pages")
            #expect("\(ScheduleKeeper(office.installation))" == "schedule")
        }
    }
}

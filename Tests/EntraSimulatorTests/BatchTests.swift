import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Batches")
struct BatchTests {
    private func responses(_ probe: Probe, _ requests: String) async throws -> [String: JSONValue] {
        let answer = try await probe.graph("POST", "/$batch", json: #"{"requests": [\#(requests)]}"#)
        try #require(answer.status == 200, "\(answer.text)")
        let items = try #require(answer.json["responses"]?.items)
        return Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("Three hundred people come in one batch of twenty filters of fifteen ids")
    func threeHundred() async throws {
        try await withProbe(SimulatorConfiguration(people: 320)) { probe async throws in
            let ids = probe.control.people.prefix(300).map(\.id)
            let requests = stride(from: 0, to: 300, by: 15).map { start in
                let list = ids[start..<start + 15].map { "'\($0)'" }.joined(separator: ",")
                return
                    #"{"id": "\#(start)", "method": "GET", "url": "/users?$select=id,mail&$filter=id in (\#(list))"}"#
            }
            let answers = try await responses(probe, requests.joined(separator: ","))
            let found = answers.values.flatMap { $0["body"]?["value"]?.items ?? [] }.map(\.id)
            #expect(found.sorted() == ids.sorted())
        }
    }

    @Test("Each item has its own status; who depends on a failure is not tried")
    func dependencies() async throws {
        try await withProbe { probe async throws in
            let person = probe.control.people[0].id
            let answers = try await responses(
                probe,
                """
                {"id": "1", "method": "GET", "url": "/users/nobody"},
                {"id": "2", "method": "GET", "url": "/users/\(person)", "dependsOn": ["1"]},
                {"id": "3", "method": "GET", "url": "https://graph.microsoft.com/v1.0/users/\(person)?%24select=id"}
                """)
            #expect(answers.mapValues { $0["status"]?.integer } == ["1": 404, "2": 424, "3": 200])
            #expect(answers["3"]?["body"]?.names == ["id"])
        }
    }

    @Test("The header for advanced queries goes into the item")
    func headers() async throws {
        try await withProbe { probe async throws in
            let answers = try await responses(
                probe,
                #"""
                {"id": "a", "method": "GET", "url": "/users/$count", "headers": {"ConsistencyLevel": "eventual"}},
                {"id": "b", "method": "GET", "url": "/users/$count"}
                """#)
            #expect(answers["a"]?["body"] == .string("50"))
            #expect(answers["b"]?["status"] == .number(400))
        }
    }

    @Test("One throttled item leaves the others alone")
    func throttledItem() async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.throttled(retryAfter: .text("2"))))
            let answers = try await responses(
                probe,
                (1...3).map { #"{"id": "\#($0)", "method": "GET", "url": "/users?$top=1"}"# }.joined(separator: ","))
            #expect(answers.values.compactMap { $0["status"]?.integer }.sorted() == [200, 200, 429])
            let throttled = try #require(answers.values.first { $0["status"] == .number(429) })
            #expect(throttled["headers"]?["Retry-After"] == .string("2"))
        }
    }

    @Test(
        "A malformed batch is refused as a whole",
        arguments: [
            "{}", "{\"requests\": []}", "not json",
            #"{"requests": [{"id": "1", "method": "GET", "url": "/users"}, {"id": "1", "method": "GET", "url": "/users"}]}"#,
            #"{"requests": [{"method": "GET", "url": "/users"}]}"#,
            #"{"requests": [{"id": "1", "method": "GET", "url": "/users", "dependsOn": ["7"]}]}"#,
        ])
    func malformed(_ body: String) async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.graph("POST", "/$batch", json: body).status == 400)
        }
    }

    @Test("Twenty-one requests are one too many")
    func limit() async throws {
        try await withProbe { probe async throws in
            let requests = (1...21).map { #"{"id": "\#($0)", "method": "GET", "url": "/users?$top=1"}"# }
            let body = #"{"requests": [\#(requests.joined(separator: ","))]}"#
            #expect(try await probe.graph("POST", "/$batch", json: body).status == 400)
        }
    }
}

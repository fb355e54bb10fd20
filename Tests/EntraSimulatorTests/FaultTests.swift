import AsyncHTTPClient
import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Faults")
struct FaultTests {
    @Test(
        "A 429 carries Retry-After as it was ordered",
        arguments: [(Fault.RetryAfter.text("7"), "7"), (.text("2.128"), "2.128"), (.absent, nil)]
            as [(Fault.RetryAfter, String?)])
    func throttled(_ retryAfter: Fault.RetryAfter, _ header: String?) async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.throttled(retryAfter: retryAfter), times: 2))
            for _ in 1...2 {
                let answer = try await probe.graph("GET", "/users?$top=1")
                #expect(answer.status == 429)
                #expect(answer.errorCode == "TooManyRequests")
                #expect(answer.headers["retry-after"] == header)
            }
            #expect(try await probe.graph("GET", "/users?$top=1").status == 200)
        }
    }

    @Test("Retry-After can be a date ahead of the simulator's clock")
    func retryAfterDate() async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.throttled(retryAfter: .date(inSeconds: 30))))
            let header = try await probe.graph("GET", "/users?$top=1").headers["retry-after"]
            #expect(header?.hasSuffix(" GMT") == true)
        }
    }

    @Test("A fault waits for its turn and for its path")
    func targeting() async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.forbidden, on: .graphPath("/users"), skip: 1, times: 1))
            #expect(try await probe.graph("GET", "/organization").status == 200)
            #expect(try await probe.graph("GET", "/users?$top=1").status == 200)
            #expect(try await probe.graph("GET", "/users?$top=1").status == 403)
            #expect(try await probe.graph("GET", "/users?$top=1").status == 200)
        }
    }

    @Test("A fault for no request hits none", arguments: [0, -3])
    func never(_ times: Int) async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.forbidden, times: times))
            #expect(try await probe.graph("GET", "/users?$top=1").status == 200)
        }
    }

    @Test("A permanent fault lasts until it is cleared")
    func permanent() async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.unavailable(status: 503, html: true), times: nil))
            for _ in 1...3 {
                let answer = try await probe.graph("GET", "/users")
                #expect(answer.status == 503)
                #expect(answer.headers["content-type"] == "text/html")
            }
            probe.control.clearFaults()
            #expect(try await probe.graph("GET", "/users").status == 200)
        }
    }

    @Test("The other ways an answer can be wrong")
    func wrongAnswers() async throws {
        try await withProbe { probe async throws in
            let next = { (effect: Fault.Effect) async throws -> Probe.Answer in
                probe.control.inject(Fault(effect))
                return try await probe.graph("GET", "/users?$top=5")
            }
            #expect(try await next(.htmlPage).text.hasPrefix("<!DOCTYPE html>"))
            #expect(try await next(.unauthorized).status == 401)
            #expect(try await next(.notFound).errorCode == "Request_ResourceNotFound")
            #expect(try await next(.unavailable(status: 504, html: false)).status == 504)
            #expect(
                try await next(.foreignNextLink(host: "evil.example")).nextLink?.hasPrefix("https://evil.example/")
                    == true)
            #expect(try await next(.missingValue).json["value"] == nil)
            #expect(try await next(.answer(status: 200, contentType: "application/json", body: "[]")).text == "[]")
            let shortened = try await next(.shortened(to: 2))
            #expect(shortened.value.count == 2)
            #expect(shortened.nextLink == nil)
            let limited = try await next(.limitedInformation).value
            #expect(limited.count == 5)
            #expect(limited.allSatisfy { $0["displayName"] == .null && !$0.id.isEmpty })
        }
    }

    @Test("A looping next link points at its own page")
    func loop() async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.loopingNextLink, times: 2))
            let first = try await probe.graph("GET", "/users?$top=5")
            let second = try await probe.graph("GET", try #require(first.nextLink))
            #expect(second.nextLink == first.nextLink)
        }
    }

    @Test("A connection cut in the middle of a body is an error for the reader, and the next request works")
    func cut() async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.cut(afterBytes: 40)))
            await #expect(throws: (any Error).self) { try await probe.graph("GET", "/users?$top=5") }
            #expect(try await probe.graph("GET", "/users?$top=5").status == 200)
            #expect(probe.control.requests.contains { $0.status == nil })
        }
    }

    @Test("Slow bytes are all there in the end")
    func slow() async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.slow(bytesPerPiece: 500, pause: .milliseconds(1))))
            #expect(try await probe.graph("GET", "/users?$top=5").value.count == 5)
        }
    }

    @Test("The token endpoint can fail too")
    func token() async throws {
        try await withProbe { probe async throws in
            probe.control.inject(Fault(.unavailable(status: 503, html: true), on: .token))
            #expect(try await probe.askForToken().status == 503)
            #expect(try await probe.askForToken().status == 200)
        }
    }

    @Test("An empty tenant answers without an error, and is full again")
    func empty() async throws {
        try await withProbe { probe async throws in
            probe.control.emptyTenant()
            #expect(try await probe.graph("GET", "/users").value.isEmpty)
            #expect(probe.control.peopleCount == 50)
            probe.control.refill()
            #expect(try await probe.graph("GET", "/users").value.count == 50)
        }
    }

    @Test("A deleted tenant is unknown to sign-in and empty to Graph; restored it is as before")
    func deletedTenant() async throws {
        try await withProbe { probe async throws in
            probe.control.deleteTenant()
            let refused = try await probe.askForToken()
            #expect(refused.status == 400)
            #expect(refused.json["error_codes"]?.items?.first?.integer == 90_002)
            #expect(try await probe.graph("GET", "/users").errorCode == "Request_ResourceNotFound")
            probe.control.restoreTenant()
            #expect(try await probe.graph("GET", "/users").value.count == 50)
            #expect(try await probe.askForToken().status == 200)
        }
    }

    @Test("Another tenant behind the same address has another id and other people")
    func swappedTenant() async throws {
        try await withProbe { probe async throws in
            let before = Set(probe.control.people.map(\.id))
            let other = "5e11ed00-7e4a-4a11-9a11-00000000beef"
            try probe.control.swapTenant(to: other)
            var renewed = probe
            try await renewed.signIn()
            #expect(try await renewed.graph("GET", "/organization").value.first?.id == other)
            #expect(before.isDisjoint(with: try await renewed.walk("/users?$select=id").map(\.id)))
        }
    }

    @Test("A replica that fell behind shows the past until it catches up")
    func staleReplica() async throws {
        try await withProbe { probe async throws in
            let ana = probe.control.people[0]
            probe.control.fallBehind()
            try probe.control.setMail(ana.id, "new@fabrikam.example")
            let shown = try await probe.graph("GET", "/users/\(ana.id)").json["mail"]?.string
            #expect(shown == ana.mail)
            probe.control.catchUp()
            #expect(try await probe.graph("GET", "/users/\(ana.id)").json["mail"] == .string("new@fabrikam.example"))
        }
    }

    @Test("The same seed makes the same weather; fair weather is none")
    func weather() async throws {
        let statuses = { (seed: UInt64) in
            try await withProbe { probe async throws in
                probe.control.setWeather(Weather(seed: seed, throttled: 200, unavailable: 200, unauthorized: 100))
                var statuses: [Int] = []
                for _ in 1...40 { statuses.append(try await probe.graph("GET", "/users?$top=1").status) }
                return statuses
            }
        }
        let first = try await statuses(5)
        #expect(Set(first).isSuperset(of: [200, 429]))
        #expect(try await statuses(5) == first)
        #expect(try await statuses(6) != first)
    }
}

import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let sessions: [ConformanceCase] = [
        ConformanceCase("A session is found by its token, and its use is written once a minute") { store in
            let hall = try await Hall(in: store)
            let session = Session.fixture(1, of: try await hall.ana().id)
            func seen() async throws -> Date? { try await store.session(session.token)?.lastSeenAt }
            for (seconds, expected) in [(59.0, 0.0), (60, 60), (100, 60), (-100, 60), (120.5, 120.5)] {
                try await store.touch(session.id, at: Date.noon.addingTimeInterval(seconds))
                #expect(try await seen() == Date.noon.addingTimeInterval(expected), "\(seconds)")
            }
            try await store.touch(SessionID(Fixture.uuid(1)), at: .noon)
            #expect(try await store.session(.fixture(9, "5")) == nil)
        },
        ConformanceCase("Somebody's sessions are listed by their last use, and nobody else's") { store in
            let hall = try await Hall(in: store)
            let ana = try await hall.ana()
            try await hall.invite(2, as: .viewer)
            for (number, date) in [(10, Date.evening), (11, Date.noon), (12, Date.tomorrow)] as [(UInt64, Date)] {
                try await store.add(.fixture(number, of: ana.id, at: date), noting: .matter(.signedIn), at: date)
            }
            let numbers = [12, 10, 11, 1].map { Session.fixture($0, of: ana.id).id }
            #expect(try await store.sessions(of: ana.id).map(\.id) == numbers)
        },
        ConformanceCase("A proof puts a new token in the place of the old, unless that has ended") { store in
            let hall = try await Hall(in: store)
            let ana = try await hall.ana()
            let bo = try await hall.invite(2, as: .viewer)
            let (old, new) = (Session.fixture(1, of: ana.id), Session.fixture(10, of: ana.id))
            func replace(_ old: SessionID, by new: Session) async throws {
                try await store.replace(old, by: new, noting: .matter(.signedIn), at: .noon)
            }
            await expectProblem(.signInNeeded) { try await replace(old.id, by: .fixture(10, of: bo.id)) }
            #expect(try await store.session(old.token) == old)
            try await replace(old.id, by: new)
            #expect(try await store.session(old.token) == nil)
            #expect(try await store.session(new.token) == new)
            await expectProblem(.signInNeeded) { try await replace(old.id, by: .fixture(11, of: ana.id)) }
            #expect(try await store.sessions(of: ana.id) == [new])
        },
        ConformanceCase("Signing in and proving store the account as they left it, or do not let in") { store in
            let hall = try await Hall(in: store)
            let before = try await hall.ana()
            var rehashed = before
            rehashed.password = PasswordHash(encoded: "$scrypt$new")
            let (first, second) = (Session.fixture(10, of: before.id), Session.fixture(11, of: before.id))
            try await store.add(first, saving: rehashed, noting: .matter(.signedIn), at: .noon)
            #expect(try await hall.ana().password == rehashed.password)
            await expectProblem(.changedSince) {
                try await store.add(second, saving: rehashed, noting: .matter(.signedIn), at: .noon)
            }
            await expectProblem(.changedSince) {
                try await store.replace(first.id, by: second, saving: before, noting: .matter(.signedIn), at: .noon)
            }
            #expect(try await store.session(first.token) == first)
            #expect(try await store.session(second.token) == nil)
            var used = try await hall.ana()
            used.name = "Ana L."
            try await store.replace(first.id, by: second, saving: used, noting: .matter(.signedIn), at: .noon)
            #expect(try await hall.ana().name == "Ana L.")
            await expectProblem(.signInNeeded) {
                var late = try await hall.ana()
                late.name = "Nobody"
                try await store.replace(first.id, by: first, saving: late, noting: .matter(.signedIn), at: .noon)
            }
            #expect(try await hall.ana().name == "Ana L.")
            #expect(try await hall.ana().revision == 3)
        },
        ConformanceCase("Sessions end one by one, all but one, or all, and only the account's own") { store in
            let hall = try await Hall(in: store)
            let ana = try await hall.ana()
            let bo = try await hall.invite(2, as: .viewer)
            for number in [UInt64(10), 11, 12] {
                try await store.add(.fixture(number, of: ana.id), noting: .matter(.signedIn), at: .noon)
            }
            func end(_ sessions: EndedSessions) async throws -> Int {
                try await store.end(sessions, of: ana.id, noting: .matter(.sessionEnded), at: .noon)
                return try await store.sessions(of: ana.id).count
            }
            #expect(try await end(.none) == 4)
            #expect(try await end(.one(Session.fixture(2, of: bo.id).id)) == 4)
            #expect(try await end(.one(Session.fixture(10, of: ana.id).id)) == 3)
            #expect(try await end(.allBut(Session.fixture(11, of: ana.id).id)) == 1)
            #expect(try await end(.all) == 0)
            #expect(try await store.sessions(of: bo.id).count == 1)
        },
        ConformanceCase("What nobody can use any more is swept away, and what is in use stays") { store in
            let hall = try await Hall(in: store)
            let ana = try await hall.ana()
            let key = AttemptKey("a")
            func attempt(_ key: AttemptKey, at date: Date) async throws {
                try await store.changeAttempts([key]) { $0[key] = AttemptRecord(failures: 1, lastAt: date) }
            }
            try await store.add(.fixture(10, of: ana.id, at: .evening), noting: .matter(.signedIn), at: .evening)
            let (old, young) = (
                Invitation.fixture(5, .recovery(ana.id)),
                Invitation.fixture(6, .membership(hall.contoso.id, .viewer, email: "x"))
            )
            for invitation in [old, young] {
                try await store.add(invitation, noting: .matter(.memberInvited), at: .noon)
            }
            try await attempt(key, at: .noon)
            try await attempt(AttemptKey("b"), at: .evening)
            try await store.sweep(at: Date.evening.addingTimeInterval(60))
            #expect(try await store.sessions(of: ana.id).map(\.id) == [Session.fixture(10, of: ana.id).id])
            #expect(try await store.invitation(old.code, at: .noon) == nil)
            #expect(try await store.invitation(young.code, at: .noon) == young)
            #expect(try await store.attempts([key, AttemptKey("b")]).count == 2)
            let many = AttemptKey("c")
            try await store.changeAttempts([many]) { $0[many] = AttemptRecord(failures: 3, lastAt: .noon) }
            func left(after days: Double) async throws -> Set<String> {
                try await store.sweep(at: Date.noon.addingTimeInterval(days * 24 * 3_600 + 1))
                return Set(try await store.attempts([key, AttemptKey("b"), many]).keys.map(\.text))
            }
            #expect(try await left(after: 1) == ["b", "c"])
            #expect(try await left(after: 2.9) == ["c"])
            #expect(try await left(after: 3) == [])
            #expect(try await store.sessions(of: ana.id).isEmpty)
        },
        ConformanceCase("A thousand guesses at once count as a thousand") { store in
            let key = AttemptKey("account")
            let verdicts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...1_000 {
                    group.addTask {
                        try await store.changeAttempts([key, AttemptKey("address")]) { records in
                            let failures = (records[key]?.failures ?? 0) + 1
                            records[key] = AttemptRecord(failures: failures, lastAt: .noon)
                            return failures
                        }
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(verdicts == Set(1...1_000))
            #expect(try await store.attempts([key]) == [key: AttemptRecord(failures: 1_000, lastAt: .noon)])
            try await store.changeAttempts([key]) { $0[key] = nil }
            #expect(try await store.attempts([key, AttemptKey("address")]).isEmpty)
        },
    ]
}

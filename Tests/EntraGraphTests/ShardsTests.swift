import DirectoryCore
import Testing

@testable import EntraGraph

@Suite("Dividing everybody into lists")
struct ShardsTests {
    private static let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)

    private func shards(_ names: [String], limit: Int = 12, beginnings: Int = 40) -> Shards {
        Shards(sample: names, limit: limit) { $0.count <= beginnings }
    }

    /// As many names as wanted with each beginning.
    private func names(_ counts: [String: Int]) -> [String] {
        counts.sorted { $0.key < $1.key }.flatMap { beginning, count in
            (0..<count).map { "\(beginning)\(Self.letters[$0 % 26])\(Self.letters[$0 / 26 % 26])@fabrikam.example" }
        }
    }

    @Test("Names that begin in many ways are divided into twelve lists of about the same length")
    func even() {
        let sample = names(Dictionary(Self.letters.map { ($0, 30) }, uniquingKeysWith: +))
        let shards = shards(sample).shards
        #expect(shards.count == 12)
        #expect(Set(shards.flatMap(\.self)) == Set(Self.letters))
        let lengths = shards.map { shard in sample.count { name in shard.contains { name.hasPrefix($0) } } }
        #expect((lengths.max() ?? 0) <= 2 * (lengths.min() ?? 0))
    }

    @Test("A beginning that most people share is divided further, by what follows it")
    func heavy() {
        let sample = (0..<900).map { "e\(100_000 + $0 * 999)@fabrikam.example" }
        let shards = shards(sample).shards
        let lengths = shards.map { shard in sample.count { name in shard.contains { name.hasPrefix($0) } } }
        #expect(lengths.count { $0 > 0 } >= 9)
        #expect((lengths.max() ?? 0) <= 150)
    }

    @Test("Letters that the sample does not show are divided as well, while there is room for them")
    func alphabetical() {
        let shards = shards(names(["a": 600]), beginnings: 60)
        #expect(Set(shards.beginnings.map { String($0.prefix(1)) }) == Set(Self.letters))
    }

    @Test("No beginning is part of another, so that nobody is on two lists")
    func disjoint() {
        var generator = Seeded(state: 11)
        for _ in 0..<300 {
            let sample = (0..<400).map { _ in
                String((0..<6).map { _ in "aaabcé'.#9Z".randomElement(using: &generator) ?? "a" }) + "@x"
            }
            let beginnings = shards(sample, beginnings: 25).beginnings
            #expect(beginnings.count <= 25)
            for one in beginnings {
                #expect(beginnings.count { one.hasPrefix($0) } == 1)
                #expect(one.utf8.allSatisfy { $0 < 0x80 } && one == one.lowercased())
            }
        }
    }

    @Test("When not every beginning fits into a request, the rarest are left to the remainder")
    func tooMany() {
        let shards = shards(names(["a": 500, "b": 400, "z": 300]), limit: 1, beginnings: 3)
        #expect(Set(shards.beginnings) == ["a", "b", "z"])
        #expect(self.shards(names(["a": 500]), beginnings: 0).shards.isEmpty)
    }

    @Test("A list names at most fifteen beginnings, as many as Graph accepts")
    func alternatives() {
        for limit in 1...12 {
            let shards = shards(names(Dictionary(Self.letters.map { ($0, 9) }, uniquingKeysWith: +)), limit: limit)
            #expect(shards.shards.allSatisfy { $0.count <= 15 && !$0.isEmpty })
        }
    }

    @Test("The order of the sample does not matter")
    func deterministic() {
        let sample = names(["a": 20, "b": 20, "m": 90, "7": 5])
        #expect(shards(sample) == shards(sample.reversed()))
    }

    @Test("Whoever begins with one of some texts, or with none of them, is asked for in Graph's words")
    func expressions() {
        #expect(
            PeopleCondition.beginning(["a", "o'"]).expression
                == "startsWith(userPrincipalName,'a') or startsWith(userPrincipalName,'o''')")
        #expect(
            PeopleCondition.beginningOtherwise(["a", "b"]).expression
                == "not(startsWith(userPrincipalName,'a')) and not(startsWith(userPrincipalName,'b'))")
        #expect(!PeopleCondition.beginning(["a"]).isAdvanced && PeopleCondition.beginningOtherwise(["a"]).isAdvanced)
    }
}

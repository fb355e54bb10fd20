import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Scope filters, by the thousand")
struct ScopeFilterPropertyTests {
    @Test("Any filter, and its canonical form, means what a slow reading of it says")
    func meaning() throws {
        var random = SeededRandom(seed: 30)
        var matches = 0
        for number in 0..<3_000 {
            let sentence = FilterSentence.random(depth: 3, using: &random)
            let text = sentence.written(using: &random)
            let filter = try ScopeFilter(text)
            let canonical = try ScopeFilter(filter.description)
            #expect(canonical.description == filter.description, "\(number): \(text)")
            for _ in 0..<5 {
                let facts = FilterSentence.Facts.random(using: &random)
                let expected = sentence.isTrue(of: facts)
                matches += expected ? 1 : 0
                guard filter.matches(facts.person) == expected, canonical.matches(facts.person) == expected else {
                    Issue.record("\(number): \(text) of \(facts)")
                    return
                }
            }
        }
        #expect((4_000...11_000).contains(matches), "\(matches) of 15,000")
    }

    @Test("Of 20,000 mutilated and meaningless texts each is read, or refused with a place in it")
    func garbage() {
        var random = SeededRandom(seed: 31)
        var read = 0
        for number in 0..<20_000 {
            let text = number.isMultiple(of: 2) ? Self.noise(using: &random) : Self.mutilated(using: &random)
            do throws(Problem) {
                let filter = try ScopeFilter(text)
                read += 1
                #expect(
                    (try? ScopeFilter(filter.description))?.description == filter.description,
                    "\(text.debugDescription)")
            } catch {
                let place = error.cause.description.split(separator: "at character ").last?.prefix { $0 != ":" }
                let isPlace = place.flatMap { Int($0) }.map { (1...(text.count + 1)).contains($0) } ?? false
                let isSaid =
                    error.code == .filterInvalid && (isPlace || error.cause.description.contains("longer than"))
                #expect(isSaid, "\(text.debugDescription): \(error.cause)")
            }
        }
        #expect((500...15_000).contains(read), "\(read) were read")
    }

    private static let fragments = [
        "(", ")", "\"", "\\", ",", "=", "!", "!=", " ", "and", "or", "not", "in", "starts", "with", "ends", "contains",
        "department", "domain", "guest", "enabled", "\"x\"", "\"a.example\"", "extension_", "\u{0}", "\u{301}",
        "\u{202E}",
        "é", "\u{1F469}\u{200D}\u{1F4BB}", "\r\n", "-", "_", "7", ";", "'", "“",
    ]

    private static func noise(using random: inout SeededRandom) -> String {
        (0..<Int.random(in: 0...25, using: &random)).map { _ in fragments.randomElement(using: &random) ?? "" }.joined()
    }

    private static func mutilated(using random: inout SeededRandom) -> String {
        let text = FilterSentence.random(depth: 2, using: &random).written(using: &random)
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...3, using: &random) where !scalars.isEmpty {
            let place = Int.random(in: 0..<scalars.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: scalars.remove(at: place)
            case 1: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &random))
            default:
                scalars.insert(contentsOf: (fragments.randomElement(using: &random) ?? "").unicodeScalars, at: place)
            }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }
}

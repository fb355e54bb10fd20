import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Email key (R7)")
struct EmailKeyTests {
    @Test(
        "An address has one key, however it is written",
        arguments: [
            ("ana@contoso.example", "ana@contoso.example"),
            (" Ana@Contoso.EXAMPLE\n", "ana@contoso.example"),
            ("ana@bücher.example", "ana@xn--bcher-kva.example"),
            ("ana@BÜCHER.example", "ana@xn--bcher-kva.example"),
            ("ana@straße.example", "ana@xn--strae-oqa.example"),
            ("jose\u{301}@contoso.example", "jos\u{E9}@contoso.example"),
            ("JOS\u{C9}@contoso.example", "jos\u{C9}@contoso.example"),
            ("\"Ana@home\"@contoso.example", "\"ana@home\"@contoso.example"),
            ("o'brien+news@contoso.example", "o'brien+news@contoso.example"),
        ])
    func oneKey(written: String, key: String) throws {
        #expect(Array(try EmailAddress(written).key.description.utf8) == Array(key.utf8))
    }

    @Test(
        "What is no address is refused, with the reason",
        arguments: [
            ("ana", .noAtSign), ("", .noAtSign), ("\"ana@home\"", .noAtSign),
            ("ana@home@contoso.example", .severalAtSigns), ("@contoso.example", .malformedLocalPart),
            ("ana ruiz@contoso.example", .malformedLocalPart), ("ana\u{7}@contoso.example", .malformedLocalPart),
            ("<ana>@contoso.example", .malformedLocalPart), ("ana@", .malformedDomain),
            ("ana@contoso..example", .malformedDomain), ("ana@con toso.example", .malformedDomain),
            ("ana@[192.0.2.1]", .malformedDomain), ("ana@contoso.example/x", .malformedDomain),
            ("ana@contoso.example:443", .malformedDomain), ("ana@%63ontoso.example", .malformedDomain),
            ("ana@\(String(repeating: "a", count: 64)).example", .malformedDomain),
            ("an\u{212A}a@contoso.example", .disguisedCharacter), ("ana\u{37E}@contoso.example", .disguisedCharacter),
            ("ana\u{1FEF}@contoso.example", .disguisedCharacter),
            ("ana@\u{FF45}xample.example", .malformedDomain), ("ana@contoso\u{3002}example", .malformedDomain),
            ("ana@conto\u{17F}o.example", .malformedDomain),
        ] as [(String, EmailAddress.Refusal)])
    func refused(written: String, reason: EmailAddress.Refusal) {
        #expect(throws: reason) { try EmailAddress(written) }
    }

    @Test("ß, ı, İ and ſ stay themselves in the local part", arguments: ["ß", "ı", "İ", "ſ", "Ａ", "é"])
    func stayThemselves(letter: String) throws {
        #expect(try EmailAddress("\(letter)@contoso.example").key.description == "\(letter)@contoso.example")
    }

    @Test("The key of a key is the key, and only an ASCII address has an ASCII local part")
    func idempotent() throws {
        var random = SeededRandom(seed: 15)
        var keys = 0
        for _ in 0..<20_000 {
            let written = UnicodeAddresses.random(using: &random)
            guard let address = try? EmailAddress(written) else { continue }
            keys += 1
            let key = address.key.description
            #expect(try EmailAddress(key).key == address.key, "\(written.debugDescription)")
            let local = key.prefix { $0 != "@" }
            let writtenLocal = written.prefix { $0 != "@" }
            #expect(
                local.utf8.allSatisfy { $0 < 0x80 } == writtenLocal.utf8.allSatisfy { $0 < 0x80 },
                "\(written.debugDescription) became \(key)")
        }
        #expect(keys > 5_000)
    }

    @Test("An address with a Cyrillic letter resembles Ana's, and is not hers")
    func lookAlike() throws {
        let cyrillic = try EmailAddress("\u{430}n\u{430}@contoso.example")
        let ana = try EmailAddress("ana@contoso.example")
        #expect(cyrillic.key != ana.key)
        #expect(cyrillic.lookAlike == ana.key)
        #expect(ana.lookAlike == nil)
        #expect(try EmailAddress("анна@contoso.example").lookAlike == nil)
    }

    @Test("A username without @ is compared by its letters, with one as an address")
    func usernameKey() {
        #expect(UsernameKey("Ana.Ruiz") == UsernameKey("ana.ruiz"))
        #expect(UsernameKey("ana@Contoso.example") == UsernameKey("ANA@contoso.EXAMPLE"))
        #expect(UsernameKey("É") != UsernameKey("é"))
        #expect(UsernameKey("a@b@c") == nil)
        #expect(UsernameKey("  ") == nil)
        #expect(UsernameKey("\u{212A}im") == nil)
    }
}

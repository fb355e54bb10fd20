import DirectoryCore
import FoundationEssentials
import Testing

@Suite("Steps of an authenticator app")
struct OneTimeCodeTests {
    @Test("A step has thirty seconds; its number is authenticated as eight bytes")
    func steps() {
        #expect(OneTimeCode.step(at: Date(timeIntervalSince1970: 59.9)) == 1)
        #expect(OneTimeCode.step(at: Date(timeIntervalSince1970: 60)) == 2)
        #expect(OneTimeCode.message(of: 0x0102_0304_0506_0708) == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(OneTimeCode.message(of: 0x23523EC) == [0, 0, 0, 0, 0x02, 0x35, 0x23, 0xEC])
    }

    @Test("One step on each side counts, and none up to the last that was used")
    func window() {
        let date = Date(timeIntervalSince1970: 300)
        #expect(OneTimeCode.steps(at: date, after: -1) == [9, 10, 11])
        #expect(OneTimeCode.steps(at: date, after: 9) == [10, 11])
        #expect(OneTimeCode.steps(at: date, after: 11) == [])
        #expect(OneTimeCode.steps(at: Date(timeIntervalSince1970: 0), after: -1) == [0, 1])
    }

    @Test("The example of RFC 4226 comes out; an HMAC that is too short has no code")
    func truncation() {
        let mac: [UInt8] = [
            0x1f, 0x86, 0x98, 0x69, 0x0e, 0x02, 0xca, 0x16, 0x61, 0x85, 0x50, 0xef, 0x7f, 0x19, 0xda, 0x8e, 0x94, 0x5b,
            0x55, 0x5a,
        ]
        #expect(OneTimeCode.code(from: mac) == "872921")
        #expect(OneTimeCode.code(from: Array(mac.dropLast())) == nil)
        #expect(OneTimeCode.code(from: [UInt8](repeating: 0, count: 20)) == "000000")
    }

    @Test("Blanks and hyphens do not matter; anything else is no code")
    func reading() {
        #expect(OneTimeCode.read(" 123 456\n") == "123456")
        #expect(OneTimeCode.read("123-456") == "123456")
        for text in ["", "12345", "1234567", "12345a", "１２３４５６", "٠١٢٣٤٥", "abcd-efgh-ijkl-mnop"] {
            #expect(OneTimeCode.read(text) == nil)
        }
    }

    @Test("A date beyond all steps has the first", arguments: [Double.infinity, -Double.infinity, .nan, 1e300])
    func beyond(seconds: Double) {
        #expect(OneTimeCode.step(at: Date(timeIntervalSince1970: seconds)) == 0)
    }
}

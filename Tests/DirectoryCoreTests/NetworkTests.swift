import DirectoryCore
import Testing

@Suite("Addresses of the network")
struct NetworkTests {
    @Test(
        "An address is written in one way, however it is read",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("::FFFF:C000:207", "192.0.2.7"),
            ("2001:DB8:0:0:0:0:0:7", "2001:db8::7"), ("2001:db8:0:1:0:0:0:7", "2001:db8:0:1::7"), ("::1", "::1"),
            ("::", "::"), ("2001:db8::0:1:0:0", "2001:db8::1:0:0"), ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"),
            ("fe80::", "fe80::"), ("0:0:3:4:5:6:0:0", "::3:4:5:6:0:0"),
        ])
    func addresses(text: String, written: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == written)
        #expect(IPAddress(written) == address)
    }

    @Test(
        "What only resembles an address is none",
        arguments: [
            "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.04", "0x7f.0.0.1", "2130706433", "1.2.3.-4",
            "+1.2.3.4", " 1.2.3.4", "1.2.3.4 ", "1.2.3.4:80", "[::1]", ":::", "1::2::3", "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1%eth0", "1.2.3.4::", "::1.2.3", "::1:1.2.3.4:1", "localhost",
            "١.٢.٣.٤", "1:2:3:4:5:6:7::8:9",
        ])
    func noAddresses(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(
        "A range holds what begins alike, in both kinds of address",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "192.0.2.8", false), ("192.0.2.0/25", "192.0.2.127", true),
            ("192.0.2.0/25", "192.0.2.128", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
            ("2001:db8::/33", "2001:db8:8000::1", false), ("10.0.0.0/8", "::ffff:10.1.1.1", true),
            ("10.0.0.0/8", "::10.1.1.1", false), ("::/0", "2001:db8::1", true),
        ])
    func ranges(range: String, address: String, isInside: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(try #require(IPAddress(address))) == isInside)
        #expect(AddressRange(range)?.description == range)
    }

    @Test(
        "A range that says more or less than it means is none",
        arguments: [
            "10.0.0.1/8", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/-1", "10.0.0.0/8/8", "/8",
            "contoso.example", "10.0.0.0/8 ", "*", "",
        ])
    func noRanges(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test("A range of everybody is known as one", arguments: ["0.0.0.0/0", "::/0"])
    func everybody(text: String) throws {
        #expect(try #require(AddressRange(text)).isEverybody)
        #expect(try !#require(AddressRange("0.0.0.0/1")).isEverybody)
    }

    @Test(
        "A host with a port is read as browsers read it, or not at all",
        arguments: [
            ("contoso.example", "contoso.example"), ("Contoso.Example:8443", "contoso.example:8443"),
            ("192.0.2.7:80", "192.0.2.7:80"), ("[2001:DB8::7]:443", "[2001:db8::7]:443"), ("[::1]", "[::1]"),
            ("", nil), (":80", nil), ("contoso.example:", nil), ("contoso.example:080000", nil),
            ("contoso.example:99999", nil), ("contoso.example:+80", nil), ("ana@contoso.example", nil),
            ("contoso.example/x", nil), ("contoso.example.", nil), ("0x7f.1", nil), ("2130706433", nil), ("1.2.3", nil),
            ("[::1", nil), ("[::1]x", nil), ("::1", nil), ("[192.0.2.7]", nil), ("contoso.example,evil.example", nil),
            ("contoso.example evil.example", nil), ("ｃontoso.example", nil), ("localhost:80@evil.example", nil),
        ])
    func authorities(text: String, written: String?) {
        #expect(Authority(text)?.description == written)
    }

    @Test(
        "Where a server is found is a scheme, a host, and the port where it is not the usual one",
        arguments: [
            ("https://rollcall.contoso.example/", "https://rollcall.contoso.example"),
            ("https://rollcall.contoso.example:443", "https://rollcall.contoso.example"),
            ("http://localhost:8484", "http://localhost:8484"), ("https://[::1]:80", "https://[::1]:80"),
            ("https://rollcall.contoso.example/path", nil), ("https://rollcall.contoso.example?x", nil),
            ("https://ana:secret@rollcall.contoso.example", nil), ("ftp://contoso.example", nil),
            ("HTTPS://contoso.example", nil), ("rollcall.contoso.example", nil), ("https://", nil), ("", nil),
        ])
    func origins(text: String, written: String?) {
        #expect(WebOrigin(text)?.description == written)
    }

    @Test(
        "A server listens on an address, not on a name that may mean another tomorrow",
        arguments: [
            ("127.0.0.1:8484", "127.0.0.1:8484", true), ("localhost:0", "127.0.0.1:0", true),
            ("127.9.9.9:1", "127.9.9.9:1", true), ("[::1]:65535", "[::1]:65535", true),
            ("0.0.0.0:443", "0.0.0.0:443", false), ("[::]:443", "[::]:443", false),
            ("192.168.1.2:80", "192.168.1.2:80", false),
        ])
    func listening(text: String, written: String, isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.description == written && address.isLoopback == isLoopback)
    }

    @Test(
        "What is no address to listen on",
        arguments: ["localhost", ":8484", "8484", "contoso.example:80", "127.0.0.1", "[::1]", "127.0.0.1:99999", ""])
    func notListening(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}

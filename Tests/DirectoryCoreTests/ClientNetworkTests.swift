import DirectoryCore
import Testing

@Suite("The network behind an address")
struct ClientNetworkTests {
    @Test(
        "An IPv4 address stands for itself, however it is wrapped; of an IPv6 address the first half counts",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:c000:201", "192.0.2.1"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
            ("2001:0db8:0001:0002:ffff::", "2001:db8:1:2::/64"), ("2001:db8::1", "2001:db8:0:0::/64"),
            ("::1", "0:0:0:0::/64"), ("::", "0:0:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"),
            ("[2001:db8::1]", "2001:db8:0:0::/64"), ("64:ff9b::192.0.2.1", "64:ff9b:0:0::/64"),
        ])
    func networks(address: String, network: String) {
        #expect(ClientNetwork(address).description == network)
    }

    @Test(
        "What is no address counts as it is written, up to a length",
        arguments: [
            "", "unknown", "1.2.3", "1.2.3.256", "1.2.3.4.5", "+1.2.3.4", "1:2:3", "1:2:3:4:5:6:7:8:9", ":::",
            "1::2::3",
            "12345::", "g::1", "2001:db8:1:2:3:4:5:6::",
        ])
    func others(text: String) {
        #expect(ClientNetwork(text).description == text)
    }

    @Test("However long a text is, it costs no more than an address")
    func long() {
        #expect(ClientNetwork(String(repeating: "x", count: 100_000)).description.count == 64)
    }
}

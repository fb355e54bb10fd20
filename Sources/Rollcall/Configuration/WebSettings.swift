package import DirectoryCore

/// Where the pages of a server are, and whom they believe.
package struct WebSettings: Hashable, Sendable {
    /// Where to listen once the server is claimed. Before, nobody but this machine is let near it.
    package let listen: ListenAddress
    /// Where browsers find it; nil when only this machine does.
    package let publicOrigin: WebOrigin?
    package let tls: TLSFiles?
    package let proxies: ProxyTrust

    /// - Throws: `configuration-invalid`, naming the key.
    init(_ file: SettingsFile, in directory: DataDirectory) throws(Problem) {
        listen = try Self.listen(file.listen)
        publicOrigin = try Self.origin(file.publicURL)
        tls = file.tls.map {
            TLSFiles(
                certificate: directory.resolve($0.certificateFile), key: directory.resolve($0.keyFile))
        }
        proxies = ProxyTrust(try (file.proxies ?? []).map { (text) throws(Problem) in try Self.proxy(text) })
        guard !listen.isLoopback else { return }
        guard tls != nil || !(file.proxies ?? []).isEmpty else { throw .listeningInTheOpen(listen) }
        guard publicOrigin != nil else { throw .nameless(listen) }
    }

    /// Port 8484 on this machine.
    private static let standard = ListenAddress.loopback(port: 8484)

    private static func listen(_ text: String?) throws(Problem) -> ListenAddress {
        guard let text else { return standard }
        guard let address = ListenAddress(text) else {
            throw .configuration(
                "listen is \"\(text)\", which is no IP address with a port, such as 127.0.0.1:8484 or [::]:443.",
                key: "listen")
        }
        return address
    }

    private static func origin(_ text: String?) throws(Problem) -> WebOrigin? {
        guard let text else { return nil }
        guard let origin = WebOrigin(text) else {
            throw .configuration(
                "publicURL is \"\(text)\", which is no address such as https://rollcall.contoso.example.",
                key: "publicURL")
        }
        guard origin.scheme == .https || origin.authority.host.isLoopback else {
            throw .configuration("publicURL begins with http, and passwords would cross the network.", key: "publicURL")
        }
        return origin
    }

    private static func proxy(_ text: String) throws(Problem) -> AddressRange {
        guard let range = AddressRange(text) else {
            throw .configuration(
                "proxies names \"\(text)\", which is no IP address and no range such as 10.0.0.0/8.", key: "proxies")
        }
        guard !range.isEverybody else {
            throw .configuration("proxies names \(text), which is everybody.", key: "proxies")
        }
        return range
    }
}

/// Where the certificate of a server lies, and its key: PEM, by absolute paths.
package struct TLSFiles: Hashable, Sendable {
    /// The certificate, and those that lead to a root.
    package let certificate: String
    package let key: String
}

extension Problem {
    fileprivate static func listeningInTheOpen(_ address: ListenAddress) -> Problem {
        .configuration(
            "listen is \(address), which other machines can reach, and nothing encrypts what they send: there is neither "
                + "tls nor a proxy that does.", key: "listen")
    }

    fileprivate static func nameless(_ address: ListenAddress) -> Problem {
        .configuration(
            "listen is \(address), and publicURL, which links and sign-in are made with, is missing.", key: "publicURL")
    }
}

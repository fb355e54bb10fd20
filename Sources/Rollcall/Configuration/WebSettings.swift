package import AdminServer
import DirectoryCore

/// Where the pages of a server are, and whom they believe.
package struct WebSettings: Hashable, Sendable {
    /// Where to listen once the server is claimed. Before, nobody but this machine is let near it.
    package let listen: ListenAddress
    /// Where browsers find it; nil when only this machine does.
    package let publicURL: PublicURL?
    package let tls: TLSFiles?
    /// Proxies that are believed what they forward (threat T-43).
    package let proxies: [NetworkRange]

    /// - Throws: `configuration-invalid`, naming the key.
    init(_ file: SettingsFile, in directory: DataDirectory) throws(Problem) {
        listen = try Self.listen(file.listen)
        publicURL = try file.publicURL.map { (text) throws(Problem) in try Self.publicURL(text) }
        tls = file.tls.map {
            TLSFiles(certificate: directory.resolve($0.certificateFile), key: directory.resolve($0.keyFile))
        }
        proxies = try (file.proxies ?? []).map { (text) throws(Problem) in try Self.proxy(text) }
        guard !listen.isLoopback else { return }
        guard tls != nil || !proxies.isEmpty else { throw .listeningInTheOpen(listen) }
        guard publicURL != nil else { throw .nameless(listen) }
    }

    /// What links to this server begin with.
    package var baseURL: String {
        publicURL?.description ?? "\(tls == nil ? "http" : "https")://localhost:\(listen.port)"
    }

    /// Where the server is claimed.
    package var claimURL: String { "http://localhost:\(listen.port)" }

    /// The settings as they are written.
    package var written: (listen: String, publicURL: String?, proxies: [String]) {
        (listen.description, publicURL?.description, proxies.map(\.description))
    }

    /// How the server is seen from outside.
    var face: ServerFace {
        ServerFace(publicURL: publicURL, trustedProxies: proxies, scheme: tls == nil ? .http : .https)
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

    private static func publicURL(_ text: String) throws(Problem) -> PublicURL {
        do throws(Problem) {
            return try PublicURL(text)
        } catch {
            throw .configuration("publicURL: \(error.cause)", key: "publicURL")
        }
    }

    private static func proxy(_ text: String) throws(Problem) -> NetworkRange {
        guard let range = NetworkRange(text) else {
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

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
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

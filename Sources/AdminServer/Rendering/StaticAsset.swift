import HTTPTypes
import Hummingbird

/// A file that pages refer to. Its address contains a fingerprint of its content, so that browsers may keep it
/// for good.
struct StaticAsset: Sendable {
    let path: String
    private let contentType: String
    private let bytes: [UInt8]

    static let stylesheet = StaticAsset(
        "rollcall", "css", type: "text/css; charset=utf-8", Stylesheet.bytes)
    static let script = StaticAsset(
        "rollcall", "js", type: "text/javascript; charset=utf-8", Script.bytes)
    /// For pages that follow a run at work.
    static let liveScript = StaticAsset(
        "live", "js", type: "text/javascript; charset=utf-8", PackageResources.live_js)
    static let icon = StaticAsset("icon", "svg", type: "image/svg+xml", PackageResources.icon_svg)
    static let all = [stylesheet, script, liveScript, icon]

    private init(_ name: String, _ fileExtension: String, type: String, _ bytes: [UInt8]) {
        path = "/assets/\(name)-\(Self.fingerprint(bytes)).\(fileExtension)"
        contentType = type
        self.bytes = bytes
    }

    var response: Response {
        Response(
            status: .ok,
            headers: [.contentType: contentType, .cacheControl: "public, max-age=31536000, immutable"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// FNV-1a, 64 bits: tells versions of our own files apart, and protects nothing.
    ///
    /// Source: <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>
    private static func fingerprint(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 36)
    }
}

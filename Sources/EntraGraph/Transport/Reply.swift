import FoundationEssentials
import NIOCore
import NIOHTTP1

/// What a server answered, read to the end.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: ByteBuffer

    var requestID: String? { headers.first(name: "request-id") ?? headers.first(name: "x-ms-request-id") }

    var isJSON: Bool { isOf(.json) }

    func isOf(_ media: GraphRequest.Media) -> Bool {
        guard let type = headers.first(name: "Content-Type") else { return false }
        return type.prefix { $0 != ";" && !$0.isWhitespace }.lowercased() == media.rawValue
    }

    var data: Data { Data(body.readableBytesView) }

    /// The service's clock.
    var date: Date? { headers.first(name: "Date").flatMap(RetryAfter.date) }

    /// - Parameter now: our clock, for a service that does not tell its own.
    func retryAfter(now: Date) -> Duration? {
        headers.first(name: "Retry-After").flatMap { RetryAfter.read($0, now: date ?? now) }
    }
}

/// Faults that change what goes over the wire, whatever the answer is.
struct WireFault {
    let effect: Fault.Effect
    let now: Timestamp

    private static let page =
        "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Please sign in to the network</h1></body></html>"

    /// The answer instead of the real one; nil if the real one is only delivered badly.
    var replacement: Reply? {
        switch effect {
        case .unavailable(let status, _, let retryAfter):
            Reply(
                status: status,
                headers: [("Content-Type", "text/html")] + retryAfter.headers(now: now).map { ($0.name, $0.value) },
                body: Array(Self.page.utf8))
        case .htmlPage: Reply.text(200, Self.page, contentType: "text/html; charset=utf-8")
        case .answer(let status, let contentType, let body): Reply.text(status, body, contentType: contentType)
        default: nil
        }
    }

    func deliver(_ reply: Reply) -> Reply {
        var reply = reply
        switch effect {
        case .cut(let count): reply.delivery = .cut(afterBytes: max(0, count))
        case .slow(let count, let pause): reply.delivery = .slow(bytesPerPiece: max(1, count), pause: pause)
        case .delayed(let duration): reply.delay += duration
        case .truncatedGzip:
            reply.body = Array(StoredGzip.encode(reply.body).dropLast(12))
            reply.setHeader("Content-Encoding", "gzip")
        default: break
        }
        return reply
    }
}

/// A gzip member (RFC 1952) whose data is stored, not compressed: enough for a client to inflate.
enum StoredGzip {
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            output.append(rest.isEmpty ? 1 : 0)
            output += littleEndian(length)
            output += littleEndian(~length)
            output += block
        } while !rest.isEmpty
        return output + littleEndian(checksum(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    }

    private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    /// CRC-32 (RFC 1952 §8), bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}

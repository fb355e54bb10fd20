import Foundation

/// A port that nobody has a reason to connect to. It takes connections and never answers; the operating system keeps
/// them until they are counted.
final class Canary: Sendable {
    /// `localhost` and the port.
    let host: String
    private let socket: Int32

    struct Failure: Error {}

    init() throws {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
        }
        guard socket >= 0, bound == 0, listen(socket, 1_024) == 0 else { throw Failure() }
        var (actual, length) = (address, size)
        let named = withUnsafeMutablePointer(to: &actual) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
        }
        guard named == 0, fcntl(socket, F_SETFL, O_NONBLOCK) == 0 else { throw Failure() }
        self.socket = socket
        host = "localhost:\(UInt16(bigEndian: actual.sin_port))"
    }

    deinit { close(socket) }

    /// How many have connected since this was last asked.
    var visits: Int {
        var count = 0
        while true {
            let visitor = accept(socket, nil, nil)
            guard visitor >= 0 else { return count }
            close(visitor)
            count += 1
        }
    }
}

/// Where tokens, codes and salts come from.
package struct RandomSource: Sendable {
    private let make: @Sendable (Int) -> [UInt8]

    /// - Parameter make: as many random bytes as it is asked for.
    package init(_ make: @escaping @Sendable (Int) -> [UInt8]) { self.make = make }

    func bytes(_ count: Int) -> [UInt8] { make(count) }

    /// The operating system's generator, which is made for keys.
    package static let system = RandomSource { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

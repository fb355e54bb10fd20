/// What it costs to try a password.
///
/// Source: RFC 7914; OWASP's Password Storage Cheat Sheet recommends 2¹⁷, 8 and 1, which takes 128 MiB.
package struct PasswordCost: Hashable, Sendable {
    /// The logarithm of N, 1…20.
    package let logarithm: Int
    /// r, 1…16.
    package let blockSize: Int
    /// p, 1…4.
    package let parallelism: Int

    /// - Returns: nil for a cost outside the ranges: nothing that was stored makes the server work for hours.
    package init?(logarithm: Int, blockSize: Int, parallelism: Int) {
        guard (1...20).contains(logarithm), (1...16).contains(blockSize), (1...4).contains(parallelism) else {
            return nil
        }
        self.init(unchecked: logarithm, blockSize, parallelism)
    }

    private init(unchecked logarithm: Int, _ blockSize: Int, _ parallelism: Int) {
        self.logarithm = logarithm
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    package static let standard = PasswordCost(unchecked: 17, 8, 1)
}

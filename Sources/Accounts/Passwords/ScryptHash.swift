import CryptoExtras
import DirectoryCore
import FoundationEssentials

/// A password hash taken apart.
///
/// Written as a PHC string: `$scrypt$ln=17,r=8,p=1$salt$hash`. A password that is only long enough beside a second
/// factor has `short=1` after the cost, so that the factor is not removed from it.
struct ScryptHash {
    let cost: PasswordCost
    let length: Length
    let salt: [UInt8]
    let key: [UInt8]

    /// Whether the password is long enough on its own.
    enum Length {
        case full
        case short
    }

    /// Hashes a password.
    ///
    /// - Returns: nil when there is not enough memory.
    init?(of password: String, salt: [UInt8], cost: PasswordCost, length: Length) {
        // The function below takes the address of the first byte: there has to be one. No empty password was ever set.
        let bytes = password.isEmpty ? [0] : Array(password.utf8)
        let derived = try? KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logarithm, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
        guard let derived else { return nil }
        key = derived.withUnsafeBytes { Array($0) }
        self.cost = cost
        self.length = length
        self.salt = salt
    }

    /// Reads what was stored.
    init?(_ hash: PasswordHash) {
        let parts = hash.encoded.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let salt = Data(unpadded: parts[3]), let key = Data(unpadded: parts[4]), salt.count >= 8, key.count == 32
        else { return nil }
        let fields = parts[2].split(separator: ",").map { $0.split(separator: "=").map(String.init) }
        guard fields.count >= 3, fields.prefix(3).map(\.first) == ["ln", "r", "p"],
            let numbers = Self.numbers(fields.prefix(3)),
            let cost = PasswordCost(logarithm: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
        else { return nil }
        self.cost = cost
        length = fields.dropFirst(3).contains(["short", "1"]) ? .short : .full
        self.salt = Array(salt)
        self.key = Array(key)
    }

    private static func numbers(_ fields: ArraySlice<[String]>) -> [Int]? {
        let numbers = fields.compactMap { $0.count == 2 ? Int($0[1]) : nil }
        return numbers.count == 3 ? numbers : nil
    }

    var encoded: PasswordHash {
        let short = length == .short ? ",short=1" : ""
        return PasswordHash(
            encoded: "$scrypt$ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)\(short)"
                + "$\(Data(salt).unpadded)$\(Data(key).unpadded)")
    }
}

extension Data {
    fileprivate init?(unpadded text: Substring) {
        self.init(base64Encoded: text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
    }

    fileprivate var unpadded: String { base64EncodedString().replacing("=", with: "") }
}

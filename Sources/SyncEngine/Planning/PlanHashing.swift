import Crypto
import DirectoryCore
import Foundation

extension Plan {
    /// SHA-256 of the plan written as JSON with sorted keys: the same decisions give the same hash, on every machine.
    func hash() throws(Problem) -> PlanHash {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .millisecondsSince1970
        do {
            let digest = SHA256.hash(data: try encoder.encode(self))
            return PlanHash(digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
        } catch {
            throw .planNotEncodable(String(describing: error))
        }
    }
}

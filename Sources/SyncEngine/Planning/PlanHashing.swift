import Crypto
import DirectoryCore
import Foundation

extension Plan {
    /// SHA-256 of the plan written as JSON with sorted keys, what it was made from first, then a line for each decision:
    /// the same decisions give the same hash, on every machine. A plan of any size is never written down whole.
    func hash() throws(Problem) -> PlanHash {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .millisecondsSince1970
        encoder.userInfo[.sentencesInEnglish] = true
        do {
            var digest = SHA256()
            digest.update(data: try encoder.encode(withoutDecisions))
            for decision in decisions { digest.update(data: Data("\n".utf8) + (try encoder.encode(decision))) }
            return PlanHash(digest.finalize().hexadecimal)
        } catch {
            throw .planNotEncodable(String(describing: error))
        }
    }

    private var withoutDecisions: Plan {
        Plan(
            kind: kind, organization: organization, connection: connection, tenant: tenant,
            connectionRevision: connectionRevision, madeAt: madeAt, decisions: [], quiet: quiet, aftermath: aftermath)
    }
}

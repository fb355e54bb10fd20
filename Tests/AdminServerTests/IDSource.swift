import FoundationEssentials
import Synchronization

/// Ids in a row.
final class IDSource: Sendable {
    private let number: Mutex<Int64>

    init(first: Int64) { number = Mutex(first) }

    func next() -> UUID {
        Contoso.id(
            number.withLock { number in
                defer { number += 1 }
                return number
            })
    }
}

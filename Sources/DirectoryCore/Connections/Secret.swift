/// A text that must not be shown: it prints as `(secret)` and is not `Codable`.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    package init(_ text: String) { self.text = text }

    /// The text itself, at the one place that needs it.
    package func reveal() -> String { text }

    package var description: String { "(secret)" }
    package var debugDescription: String { "(secret)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A secret as it is stored: encrypted, and bound to the row and field it belongs to.
package struct SealedSecret: Hashable, Codable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    package var description: String { "(sealed secret)" }
    package var debugDescription: String { "(sealed secret)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

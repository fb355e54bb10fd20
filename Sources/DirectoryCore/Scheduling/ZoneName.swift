import Foundation

/// A time zone of the IANA database, such as `Europe/Berlin`, or `UTC`.
package struct ZoneName: RawRepresentable, Hashable, Codable, Sendable {
    package let rawValue: String

    /// - Returns: nil for a zone that this system does not know, and for a mere offset such as `GMT+3`, whose clock
    ///   nobody's wall follows.
    package init?(rawValue: String) {
        guard let zone = TimeZone(identifier: rawValue), zone.identifier == rawValue || rawValue == "UTC" else {
            return nil
        }
        self.rawValue = rawValue
    }
}

/// An attribute of a directory user beyond those that every connection reads. It is requested and stored only where a
/// mapping or a scope names it.
///
/// Source: <https://learn.microsoft.com/graph/api/resources/user>
package struct FurtherProperty: RawRepresentable, Hashable, Codable, Comparable, Sendable {
    /// The name in settings: that of Graph's property, `manager` for the manager's object id,
    /// `extensionAttribute1`…`15`, or a directory extension `extension_…`.
    package let rawValue: String

    private init(known rawValue: String) { self.rawValue = rawValue }

    /// - Returns: nil for a property that cannot be mapped.
    package init?(rawValue: String) {
        let isKnown = Self.named.contains { $0.rawValue == rawValue }
        guard isKnown || Self.isDirectoryExtension(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    package static let jobTitle = FurtherProperty(known: "jobTitle")
    package static let department = FurtherProperty(known: "department")
    package static let companyName = FurtherProperty(known: "companyName")
    package static let employeeID = FurtherProperty(known: "employeeId")
    package static let officeLocation = FurtherProperty(known: "officeLocation")
    /// The object id of the manager.
    package static let manager = FurtherProperty(known: "manager")
    /// `extensionAttribute1`…`15` of `onPremisesExtensionAttributes`.
    package static let extensionAttributes = (1...15).map { FurtherProperty(known: "extensionAttribute\($0)") }

    /// All but the directory extensions, which each tenant names for itself.
    package static let named: [FurtherProperty] =
        [.jobTitle, .department, .companyName, .employeeID, .officeLocation, .manager] + extensionAttributes

    /// Whether Graph shows it within `onPremisesExtensionAttributes`.
    package var isExtensionAttribute: Bool { Self.extensionAttributes.contains(self) }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// `extension_`, an application id without hyphens, `_`, a name.
    ///
    /// Source: <https://learn.microsoft.com/graph/extensibility-overview>
    private static func isDirectoryExtension(_ text: String) -> Bool {
        let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "extension", parts[1].utf8.count == 32 else { return false }
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isPlain && !parts[2].isEmpty && text.utf8.count <= 128
    }
}

/// Which properties a connection asks the tenant for: what its mapping and scope need, and nothing else.
package struct PropertySelection: Hashable, Sendable {
    package let further: Set<FurtherProperty>

    package init(further: Set<FurtherProperty> = []) { self.further = further }

    /// The properties that every connection reads.
    package static let standard = PropertySelection()

    /// The names for `$select`, in an order that never changes. The manager is not among them: it is a relation.
    package var names: [String] {
        let plain = further.filter { $0 != .manager && !$0.isExtensionAttribute }.sorted().map(\.rawValue)
        let extensions = further.contains(where: \.isExtensionAttribute) ? ["onPremisesExtensionAttributes"] : []
        return DirectoryUser.standardProperties + plain + extensions
    }

    /// Whether the manager is asked for.
    package var includesManager: Bool { further.contains(.manager) }
}

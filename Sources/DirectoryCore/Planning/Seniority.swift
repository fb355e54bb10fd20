package import FoundationEssentials

/// Who was bound first: by creation, then by object id. People who are no users yet come last, by object id (R9c).
package struct Seniority: Hashable, Comparable, Sendable {
    private let createdAt: Date
    private let object: DirectoryObjectID

    /// - Parameter createdAt: when the user was made; nil for a person about to be imported.
    package init(createdAt: Date?, object: DirectoryObjectID) {
        self.createdAt = createdAt ?? .distantFuture
        self.object = object
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.createdAt, left.object) < (right.createdAt, right.object)
    }
}

/// Which imported users a synchronization is about (R21).
package enum Selection: Hashable, Codable, Sendable {
    case users([UserID])
    /// Those whose name, username or email contains the text, frozen when the run starts.
    case matching(String)
    case everyone
}

/// Which people of the tenant an import is about.
package enum ImportSelection: Hashable, Codable, Sendable {
    case people([DirectoryObjectID])
    /// Those that a search for the text finds.
    case matching(String)
    case everyone
}

import DirectoryCore

extension String {
    /// The text without regard to case: by way of upper case, which brings `ß` and `SS`, `σ` and `ς` together.
    var foldedForSearch: String {
        guard utf8.contains(where: { $0 >= 0x80 }) else { return lowercased() }
        return normalizedToFormC.uppercased().lowercased().normalizedToFormC
    }
}

extension Profile {
    /// What a search looks through. No value holds a line break (R6), so no match spans two values.
    var searchText: String {
        [name, username, email ?? ""].map(\.foldedForSearch).joined(separator: "\n")
    }
}

/// The one script that pages load, put together from modules that each do one thing. None of them needs another's
/// names, so what they import from each other is left out.
enum Script {
    static let bytes: [UInt8] = [
        PackageResources.selection_js, PackageResources.keeping_js, PackageResources.search_js,
        PackageResources.sending_js, PackageResources.code_js, PackageResources.copying_js,
        PackageResources.keyboard_js,
        PackageResources.rollcall_js,
    ].reduce([]) { $0 + joined($1) }

    /// A module without the words that connect it to others.
    private static func joined(_ module: [UInt8]) -> [UInt8] {
        let lines = String(decoding: module, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { !$0.hasPrefix("import ") }.map { line in
            line.hasPrefix("export ") ? line.dropFirst("export ".count) : line
        }
        return Array((kept.joined(separator: "\n") + "\n").utf8)
    }
}

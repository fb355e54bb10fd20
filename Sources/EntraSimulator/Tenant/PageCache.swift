/// Pages of `/users` as they were rendered, kept until somebody on them changes. A benchmark walks the same million people
/// again and again; rendering must not be what it measures.
struct PageCache: Sendable {
    /// Everything that decides what the items look like.
    struct Shape: Hashable, Sendable {
        var properties: [Property]
        var pageSize: Int
        var start: Int
    }

    struct Page: Sendable {
        var items: [UInt8]
        /// Where the next page begins; nil if this is the last.
        var following: Int?
        /// The journal number at which it was rendered.
        var sequence: Int
    }

    private var pages: [Shape: Page] = [:]
    private var size = 0

    /// Beyond this the cache starts anew; a million people with twenty properties fit.
    private static let capacity = 700_000_000

    /// The page, if nobody on it has changed since.
    func page(_ shape: Shape, in directory: Directory) -> Page? {
        guard let page = pages[shape] else { return nil }
        let places = shape.start..<max(shape.start + 1, page.following ?? Int.max)
        return directory.lastChange(in: places) <= page.sequence ? page : nil
    }

    mutating func keep(_ page: Page, as shape: Shape) {
        size += page.items.count - (pages[shape]?.items.count ?? 0)
        if size > Self.capacity {
            pages.removeAll()
            size = page.items.count
        }
        pages[shape] = page
    }
}

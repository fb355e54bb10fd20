/// Pages of `/users` as they were rendered, kept until somebody on them changes. A benchmark walks the same million people
/// again and again, whole or in parts; rendering must not be what it measures.
struct PageCache: Sendable {
    /// Everything that decides what the items look like.
    struct Shape: Hashable, Sendable {
        var properties: [Property]
        /// `$filter` as it was written.
        var filter: String?
        var expand: Expansion?
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

    private struct Count: Sendable {
        var people: Int
        var sequence: Int
    }

    private var pages: [Shape: Page] = [:]
    private var counts: [String: Count] = [:]
    private var size = 0

    /// Beyond this the cache starts anew; a million people fit three times, with ten properties each.
    private static let capacity = 1_100_000_000
    private static let mostCounts = 1000

    /// The page, if nobody on it has changed since. Who is passed over by a filter counts as on it.
    func page(_ shape: Shape, in directory: Directory) -> Page? {
        guard let page = pages[shape] else { return nil }
        // A manager on the page may be anybody.
        if shape.expand != nil { return page.sequence == directory.journal.latest ? page : nil }
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

    /// How many people a filter finds, counted once for each state of the directory.
    mutating func count(_ filter: String, in directory: Directory, _ count: () -> Int) -> Int {
        if let known = counts[filter], known.sequence == directory.journal.latest { return known.people }
        if counts.count > Self.mostCounts { counts.removeAll() }
        let people = count()
        counts[filter] = Count(people: people, sequence: directory.journal.latest)
        return people
    }
}

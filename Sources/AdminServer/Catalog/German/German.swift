import FoundationEssentials

/// The pages in German.
struct German: Sendable {
    let zone: TimeZone
}

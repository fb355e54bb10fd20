import DirectoryCore
import FoundationEssentials

/// The name of a selection that is being made, as addresses carry it.
struct SelectionID: Hashable, Sendable, CustomStringConvertible {
    let description: String

    init(_ uuid: UUID) {
        description = uuid.uuidString.lowercased().filter { $0 != "-" }
    }

    /// - Returns: nil for what is no name of a selection; a page treats it like one that has ended.
    init?(_ text: String) {
        guard text.utf8.count == 32, text.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else { return nil }
        description = text
    }
}

/// Who has been chosen on the pages of a list so far.
struct KeptSelection<ID: Hashable & Sendable>: Hashable, Sendable {
    /// With what to call them; nobody while everybody is chosen.
    var members: [ID: String] = [:]
    /// When *all that match* was pressed: whoever matches since is not chosen. Nil when each was ticked.
    var fixedAt: Date?
    /// Everybody whom the list is about at the moment of the run.
    var isEverybody = false

    var isEmpty: Bool { members.isEmpty && !isEverybody }
}

/// Keeps selections while somebody walks from page to page.
///
/// In memory: a selection ends after half a day without a look, when the server stops, or when too many others have
/// been begun since. What has ended is chosen anew; nothing is ever done with less than what the page said.
actor SelectionShelf<ID: Hashable & Sendable> {
    private struct Place {
        let organization: OrganizationID
        var selection: KeptSelection<ID>
        var lookedAt: Date
    }

    /// How long a selection is kept without a look, in seconds.
    private static var life: TimeInterval { 12 * 3_600 }
    /// How many selections are kept.
    private static var capacity: Int { 200 }

    private var places: [SelectionID: Place] = [:]

    /// The selection; nil when it has ended, or belongs to another organization.
    func selection(_ id: SelectionID, of organization: OrganizationID, at date: Date) -> KeptSelection<ID>? {
        guard var place = places[id], place.organization == organization else { return nil }
        guard date.timeIntervalSince(place.lookedAt) < Self.life else {
            places[id] = nil
            return nil
        }
        place.lookedAt = date
        places[id] = place
        return place.selection
    }

    /// Puts a selection where it was, or makes room for a new one.
    func keep(_ selection: KeptSelection<ID>, as id: SelectionID, of organization: OrganizationID, at date: Date) {
        if let place = places[id], place.organization != organization { return }
        places[id] = Place(organization: organization, selection: selection, lookedAt: date)
        places = places.filter { date.timeIntervalSince($0.value.lookedAt) < Self.life }
        while places.count > Self.capacity, let oldest = places.min(by: { $0.value.lookedAt < $1.value.lookedAt }) {
            places[oldest.key] = nil
        }
    }
}

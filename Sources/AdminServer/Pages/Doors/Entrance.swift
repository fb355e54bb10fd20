import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/`: leads to the organization of whoever is signed in, when there is one only, and lets them choose otherwise.
struct Entrance: Sendable {
    let site: Site

    @Sendable func enter(_ visit: PersonalVisit) async throws -> Response {
        let places = visit.person.places
        if places.count == 1, let place = places.first {
            return .redirect(to: OrganizationAddress(place.organization.handle).link("/"))
        }
        if places.isEmpty, visit.person.account.isServerAdministrator {
            return .redirect(to: .standing("/server/organizations"))
        }
        return try site.response(ChooserPage(visit.person, visit.words), for: visit)
    }
}

/// The organizations of whoever is signed in.
struct ChooserPage: PageView {
    static let template = Template.chooser
    let title: String
    let place: Place? = nil
    let rows: [Row]
    let empty: EmptyState?

    struct Row: Sendable {
        let name: String
        let link: String
        let role: String
    }

    init(_ person: SignedInPerson, _ words: any Words) {
        title = words.chooseOrganization
        rows = person.places.map {
            Row(
                name: $0.organization.name, link: OrganizationAddress($0.organization.handle).link("/").description,
                role: words.role($0.membership.role))
        }
        empty = rows.isEmpty ? EmptyState(words.noOrganizations, words.noOrganizationsAdvice) : nil
    }
}

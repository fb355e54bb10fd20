import DirectoryCore
import Logging

extension GraphEndpoint {
    /// The people on a page. What is none, or cannot be read in full, is counted in the log.
    func people(of page: PeoplePage) -> [DirectoryUser] { persons(on: page).map(\.user) }

    /// The items of a page that are about people.
    func persons(on page: PeoplePage) -> [DecodedPerson] {
        let people = page.people.filter(\.isPerson)
        let malformed = page.people.reduce(0) { $0 + $1.malformedProperties }
        if page.nameless + malformed > 0 {
            logger.warning(
                "Microsoft Graph sent people that cannot be read in full",
                metadata: ["without-id": "\(page.nameless)", "malformed-properties": "\(malformed)"])
        }
        logger.debug(
            "Read a page of people",
            metadata: ["people": "\(people.count)", "others": "\(page.people.count - people.count)"])
        return people
    }
}

extension Problem {
    /// What of a problem may be logged.
    var labels: Logger.Metadata {
        ["code": "\(code.rawValue)", "status": "\(trace?.status ?? 0)", "upstream-code": "\(trace?.code ?? "none")"]
    }
}

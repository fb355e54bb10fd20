/// A date as a page shows it: for people in words and by their clock, for machines by RFC 3339 in UTC.
struct Moment: Hashable, PlainPart {
    /// `2026-11-22T14:02:11Z`
    let machine: String
    /// `22 Nov 2026, 14:02 UTC`
    let text: String
    /// `22 Nov 2026`
    let day: String

    func child(named name: String) -> Any? {
        switch name {
        case "machine": machine
        case "text": text
        case "day": day
        default: nil
        }
    }
}

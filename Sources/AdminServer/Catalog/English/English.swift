import FoundationEssentials

/// The pages in English.
struct English: Words {
    let language = "en"
    let direction = WritingDirection.leftToRight
    let zone: TimeZone

    func number(_ number: Int) -> String { number.grouped(by: ",") }

    func day(_ reading: ClockReading) -> String {
        "\(reading.day) \(Self.months[(reading.month + 11) % 12]) \(reading.year)"
    }

    func moment(_ reading: ClockReading) -> String { "\(day(reading)), \(reading.time) \(reading.zone)" }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `1 user`, `4,312 users`
    func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(number(count)) \(count == 1 ? one : many)"
    }

    /// `change 3 users, delete 2 and restore 1`
    func list(_ parts: [String]) -> String { parts.listed(and: "and") }
}

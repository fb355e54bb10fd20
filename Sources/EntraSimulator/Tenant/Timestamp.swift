/// A moment in whole Unix seconds, as Graph writes and reads it (UTC, ISO 8601).
struct Timestamp: Hashable, Comparable, Sendable {
    var seconds: Int

    /// In seconds; times are kept within a century of now, so that no sum of them can overflow.
    static let century = 3_155_760_000

    static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    static func + (left: Timestamp, seconds: Int) -> Timestamp { Timestamp(seconds: left.seconds + seconds) }

    /// `2021-03-04T09:12:44Z`
    var iso8601: String { "\(day)T\(time)Z" }

    /// `2021-03-04T09:12:44`: the form inside Graph's `innerError`.
    var withoutZone: String { "\(day)T\(time)" }

    /// `2021-03-04 09:12:44Z`: the form inside sign-in errors.
    var signInForm: String { "\(day) \(time)Z" }

    /// RFC 9110 §5.6.7, for `Retry-After`.
    var httpDate: String {
        let (year, month, dayOfMonth) = civil
        let weekday = Self.weekdays[((daysSinceEpoch + 4) % 7 + 7) % 7]
        return "\(weekday), \(Self.padded(dayOfMonth)) \(Self.months[month - 1]) \(year) \(time) GMT"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private var daysSinceEpoch: Int { seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400 }

    private var secondOfDay: Int { seconds - daysSinceEpoch * 86_400 }

    private var day: String {
        let (year, month, day) = civil
        let digits = String(year)
        return
            "\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-\(Self.padded(month))-\(Self.padded(day))"
    }

    private var time: String {
        let second = secondOfDay
        return "\(Self.padded(second / 3600)):\(Self.padded(second / 60 % 60)):\(Self.padded(second % 60))"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    // Days to civil date and back: Howard Hinnant, "chrono-compatible low-level date algorithms".
    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension Timestamp {
    /// Parses `YYYY-MM-DDThh:mm:ss[.fff…](Z|±hh:mm)`; fractions are dropped.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            return bytes[range].reduce(0) { total, byte in
                guard let total, (48...57).contains(byte) else { return nil }
                return total * 10 + Int(byte - 48)
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), bytes[4] == 45, bytes[7] == 45,
            bytes[10] == 84 || bytes[10] == 116, bytes[13] == 58, bytes[16] == 58,
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        guard let offset = Self.zoneOffset(bytes.dropFirst(19)) else { return nil }
        self.init(
            seconds: Self.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset)
    }

    private static func zoneOffset(_ bytes: ArraySlice<UInt8>) -> Int? {
        let zone = bytes.first == 46 ? bytes.dropFirst().drop { (48...57).contains($0) } : bytes
        if zone.elementsEqual([90]) || zone.elementsEqual([122]) { return 0 }
        let digits = zone.filter { (48...57).contains($0) }.map { Int($0) - 48 }
        guard zone.count == 6, digits.count == 4, let sign = zone.first, sign == 43 || sign == 45 else { return nil }
        let seconds = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
        return sign == 43 ? seconds : -seconds
    }

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

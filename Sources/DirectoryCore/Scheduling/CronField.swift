/// One of the five fields of a cron expression: which numbers it allows, and how they are written.
enum CronField: CaseIterable {
    case minute
    case hour
    case dayOfMonth
    case month
    case dayOfWeek

    var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .dayOfMonth: 1...31
        case .month: 1...12
        case .dayOfWeek: 0...7
        }
    }

    private var words: Sentence {
        switch self {
        case .minute: .phrase("minute")
        case .hour: .phrase("hour")
        case .dayOfMonth: .phrase("day of the month")
        case .month: .phrase("month")
        case .dayOfWeek: .phrase("day of the week")
        }
    }

    /// The names of the field's numbers, from the first one on.
    private var names: [Substring] {
        switch self {
        case .minute, .hour, .dayOfMonth: []
        case .month: "jan feb mar apr may jun jul aug sep oct nov dec".split(separator: " ")
        case .dayOfWeek: "sun mon tue wed thu fri sat".split(separator: " ")
        }
    }

    /// What the field takes.
    private var allowed: Sentence {
        switch self {
        case .minute, .hour, .dayOfMonth:
            .phrase("allowed are \(range.lowerBound) to \(range.upperBound), lists, ranges, * and steps")
        case .month: .phrase("allowed are 1 to 12, JAN to DEC, lists, ranges, * and steps")
        case .dayOfWeek: .phrase("allowed are 0 to 7 (0 and 7 are Sunday), SUN to SAT, lists, ranges, * and steps")
        }
    }
}

extension CronField {
    /// The numbers that a field lists.
    ///
    /// - Throws: `schedule-invalid`, naming the field.
    func read(_ text: Substring) throws(Problem) -> Set<Int> {
        var numbers: Set<Int> = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            numbers.formUnion(try read(item: item))
        }
        return self == .dayOfWeek ? Set(numbers.map { $0 % 7 }) : numbers
    }

    /// `*`, a number, a range, and a step after `*` or a range.
    private func read(item: Substring) throws(Problem) -> [Int] {
        let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first else { throw refusal(of: item) }
        guard parts.count == 2 else { return Array(try range(first)) }
        let isSingle = first != "*" && !first.contains("-")
        guard !isSingle else { throw refusal(of: item, .phrase("a step needs a range, such as 5-20/5")) }
        let longest = range.upperBound - range.lowerBound
        guard let step = Self.number(parts[1]), (1...longest).contains(step) else {
            throw refusal(of: item, .phrase("a step is 1 to \(longest)"))
        }
        return Array(stride(from: try range(first).lowerBound, through: try range(first).upperBound, by: step))
    }

    private func range(_ text: Substring) throws(Problem) -> ClosedRange<Int> {
        if text == "*" { return range }
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = ends.first.flatMap(number), let last = ends.last.flatMap(number) else {
            throw refusal(of: text)
        }
        if ends.count == 2, self == .dayOfWeek, last == 0, first > 0 { return first...7 }
        guard first <= last else { throw refusal(of: text, .phrase("a range begins with the smaller end")) }
        return first...last
    }

    private func number(_ text: Substring) -> Int? {
        if let index = names.firstIndex(of: Substring(String(text).lowercasedASCII)) { return range.lowerBound + index }
        return Self.number(text).flatMap { range.contains($0) ? $0 : nil }
    }

    /// Reads one to four digits and nothing else.
    private static func number(_ text: Substring) -> Int? {
        let isPlain = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isPlain && text.utf8.count <= 4 ? Int(text) : nil
    }

    private func refusal(of text: Substring, _ reason: Sentence? = nil) -> Problem {
        let visible = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
        let shown = visible.prefix(40).map(String.init).joined()
        return .scheduleInvalid("The schedule's \(words) cannot be “\(shown)”: \(reason ?? allowed).")
    }
}

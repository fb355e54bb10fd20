extension Int {
    /// The digits in groups of three: `4,312`.
    func grouped(by separator: Character) -> String {
        let digits = String(magnitude)
        var groups = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { groups.append(separator) }
            groups.append(digit)
        }
        return (self < 0 ? "−" : "") + groups
    }
}

extension [String] {
    /// `a, b and c`
    func listed(and: String) -> String {
        guard let last else { return "" }
        let first = dropLast().joined(separator: ", ")
        return first.isEmpty ? last : "\(first) \(and) \(last)"
    }
}

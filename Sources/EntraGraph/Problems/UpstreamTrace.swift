import DirectoryCore

extension Problem.Trace {
    /// What an answer says of itself, as far as it looks like a code and an id: an answer may hold anything, even our
    /// own token, and this is shown and stored.
    static func upstream(status: Int, code: String? = nil, requestID: String? = nil) -> Problem.Trace {
        Problem.Trace(status: status, code: code.flatMap(\.asLabel), requestID: requestID.flatMap(\.asLabel))
    }
}

extension String {
    /// The text if it is short and made of ASCII letters, digits, hyphen, underscore and dot.
    fileprivate var asLabel: String? {
        let isLabel =
            (1...64).contains(utf8.count)
            && unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
                default: false
                }
            }
        return isLabel ? self : nil
    }
}

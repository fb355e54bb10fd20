/// Which passwords are good enough. They need to be long and not the ones everybody tries; what they are made of does
/// not matter, and they never have to change.
///
/// Source: NIST SP 800-63B-4 §3.1.1; OWASP ASVS 5.0, 6.2.
package struct PasswordRules: Sendable {
    /// What else there is to prove who somebody is.
    package enum Company: Sendable {
        case alone
        case withSecondFactor
    }

    /// The fewest characters, as Unicode scalars in normalization form KC.
    package static func shortest(_ company: Company) -> Int { company == .alone ? 15 : 8 }
    /// The most.
    package static let longest = 256

    private let company: Company
    private let guesses: FirstGuesses

    /// - Parameter context: names that somebody who knows the person would try: of the person, the organization, the
    ///   email address.
    package init(_ company: Company, context: [String]) {
        self.company = company
        guesses = FirstGuesses(context: context)
    }

    /// - Parameter password: normalized.
    /// - Throws: `password-weak`.
    package func check(_ password: String) throws(Problem) {
        let length = password.unicodeScalars.count
        guard length >= Self.shortest(company) else {
            throw .passwordWeak(
                "The password has fewer than \(Self.shortest(company)) characters.",
                advice: "Take a longer one, such as some words that do not belong together.")
        }
        guard length <= Self.longest else {
            throw .passwordWeak(
                "The password has more than \(Self.longest) characters.", advice: "Take a shorter one.")
        }
        guard !guesses.contains(password) else {
            throw .passwordWeak(
                "This password is one of the first that others would try.",
                advice: "Take some words that do not belong together, or let a password manager make one.")
        }
    }

    /// The password in the form in which it is measured and hashed: typed on another keyboard it is the same.
    package static func normalized(_ password: String) -> String { password.normalizedToFormKC }

    /// The words of a name or address that a guess would begin with.
    package static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
            $0.unicodeScalars.count >= 3
        }
    }
}

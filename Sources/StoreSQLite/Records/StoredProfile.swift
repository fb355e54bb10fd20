import DirectoryCore

/// The JSON of a profile. Custom fields are there when there are any, so that what earlier versions wrote reads the
/// same.
struct StoredProfile: Codable, Equatable {
    private var username: String
    private var firstName: String?
    private var lastName: String?
    private var email: String?
    private var phone: String?
    private var attributes: [AttributeName: String]?

    init(_ profile: Profile) {
        username = profile.username
        firstName = profile.firstName
        lastName = profile.lastName
        email = profile.email
        phone = profile.phone
        attributes = profile.attributes.isEmpty ? nil : profile.attributes
    }

    var profile: Profile {
        Profile(
            username: username, firstName: firstName, lastName: lastName, email: email, phone: phone,
            attributes: attributes ?? [:])
    }
}

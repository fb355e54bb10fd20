/// Who is on a list, by the beginning of the user principal name. Graph compares without regard to case.
///
/// Source: <https://learn.microsoft.com/graph/aad-advanced-queries#user-properties>
enum PeopleCondition: Hashable, Sendable {
    /// One of these; at most 15.
    case beginning([String])
    /// None of these.
    case beginningOtherwise([String])

    /// Only the index of the advanced queries answers what somebody is not.
    var isAdvanced: Bool {
        switch self {
        case .beginning: false
        case .beginningOtherwise: true
        }
    }

    var expression: String {
        switch self {
        case .beginning(let beginnings): beginnings.map(Self.clause).joined(separator: " or ")
        case .beginningOtherwise(let beginnings):
            beginnings.map { "not(\(Self.clause($0)))" }.joined(separator: " and ")
        }
    }

    private static func clause(_ beginning: String) -> String {
        "startsWith(userPrincipalName,\(ODataLiteral.text(beginning)))"
    }
}

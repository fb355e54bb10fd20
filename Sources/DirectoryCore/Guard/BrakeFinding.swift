/// Why a brake held a plan.
package enum BrakeFinding: Hashable, Codable, Sendable {
    /// More deletions and deactivations than allowed, by themselves or with those of the last 24 hours.
    case removals(planned: Int, recent: Int, limit: Int, of: Int)
    /// Half or more of the connection's users would be deleted or deactivated.
    case half(planned: Int, of: Int)
    /// More changes of email or username than allowed.
    case renames(planned: Int, recent: Int, limit: Int, of: Int)
    /// A field becomes empty for more users than allowed, or for half of them: perhaps the tenant does not show it any
    /// more.
    case clearings(MappedField, planned: Int, limit: Int)
}

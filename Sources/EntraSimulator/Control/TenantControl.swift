/// The hand of fate: shows how a tenant really is, and lets things happen in it. Everything here is also offered over
/// HTTP under `/_simulator`.
///
/// All calls are synchronous and take effect at once for every later request.
public struct TenantControl: Sendable {
    /// The tenant this control acts on (the id it was configured with; it stays after `swapTenant`).
    public let tenantID: String
    let core: SimulatorCore

    /// Reads or changes this tenant.
    func with<R: Sendable, E: Error>(_ body: (inout Tenant, Timestamp) throws(E) -> R) throws(E) -> R {
        try core.with { simulation, now throws(E) in
            // A control is only made for a configured tenant, and tenants are never removed.
            let index = simulation.index(ofTenant: tenantID) ?? 0
            return try body(&simulation.tenants[index], now)
        }
    }

    /// Changes this tenant's directory; what the directory refuses becomes a `ControlError`.
    func change<R: Sendable>(
        _ body: (inout Directory, Timestamp) throws(DirectoryError) -> R
    ) throws(ControlError) -> R {
        do {
            return try with { tenant, now throws(DirectoryError) in try body(&tenant.directory, now) }
        } catch {
            switch error {
            case .noSuchObject(let id): throw .noSuchPerson(id.description)
            case .userPrincipalNameTaken(let name): throw .userPrincipalNameTaken(name)
            case .alreadyMember: throw .badValue("The object is a member already.")
            case .notMember: throw .badValue("The object is not a member.")
            }
        }
    }

    static func objectID(_ text: String) throws(ControlError) -> ObjectID {
        guard let id = ObjectID(text) else { throw .noSuchPerson(text) }
        return id
    }
}

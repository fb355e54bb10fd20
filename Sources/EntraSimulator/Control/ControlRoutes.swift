/// The control API over HTTP, under `/_simulator`. Bodies and answers are plain JSON; a request that cannot be carried out
/// answers 400 or 404 with `{"error": "…"}` and changes nothing.
struct ControlRoutes: Sendable {
    let core: SimulatorCore

    /// What a request wants done: the path after `/_simulator`, its words, and the body's members.
    struct Command {
        let method: String
        let path: [String]
        let fields: [String: JSONValue]
        let query: Query
        let control: TenantControl

        /// A text of the body.
        func text(_ name: String) throws(ControlError) -> String {
            guard let text = fields[name]?.string else { throw .badValue("'\(name)' must be a text.") }
            return text
        }

        /// A text of the body that may be null to clear the value.
        func optionalText(_ name: String) throws(ControlError) -> String? {
            fields[name] == .null ? nil : try text(name)
        }

        func integer(_ name: String) throws(ControlError) -> Int {
            guard let number = fields[name]?.integer else { throw .badValue("'\(name)' must be a whole number.") }
            return number
        }
    }

    /// Nil if the request is not for the control API.
    func answer(_ request: WireRequest) -> Reply? {
        guard request.segments.first == "_simulator" else { return nil }
        do throws(ControlError) {
            return try carryOut(try command(request))
        } catch {
            switch error {
            case .noSuchPerson, .noSuchGroup, .noSuchTenant: return Self.refusal(404, error)
            case .userPrincipalNameTaken, .badValue: return Self.refusal(400, error)
            }
        }
    }

    private static func refusal(_ status: Int, _ error: ControlError) -> Reply {
        Reply.json(status) { $0.field("error", error.description) }
    }

    private func command(_ request: WireRequest) throws(ControlError) -> Command {
        let body = request.body.isEmpty ? .object([:]) : JSONValue(parsing: request.body)
        guard let fields = body?.members else { throw .badValue("The body must be a JSON object.") }
        let known = core.with { simulation, _ in simulation.tenants.map(\.id) }
        let wanted = fields["tenant"]?.string ?? request.query["tenant"]
        let tenantID = wanted ?? known.first ?? ""
        guard core.with({ simulation, _ in simulation.index(ofTenant: tenantID) }) != nil else {
            throw .noSuchTenant(tenantID)
        }
        return Command(
            method: request.method, path: Array(request.segments.dropFirst()), fields: fields, query: request.query,
            control: TenantControl(tenantID: tenantID, core: core))
    }

    private func carryOut(_ command: Command) throws(ControlError) -> Reply {
        if command.method == "GET" {
            guard let reply = try ControlReading(command: command).answer() else { throw unknown(command) }
            return reply
        }
        guard command.method == "POST" else { throw unknown(command) }
        if command.path.count == 3, command.path[0] == "people" {
            guard try PersonCommand(command: command, id: command.path[1]).perform(command.path[2]) else {
                throw unknown(command)
            }
        } else if command.path.count == 3, command.path[0] == "groups" {
            guard try GroupCommand(command: command, id: command.path[1]).perform(command.path[2]) else {
                throw unknown(command)
            }
        } else if try !TenantCommand(command: command).perform(command.path.joined(separator: "/")) {
            throw unknown(command)
        }
        return Reply.json { $0.field("done", true) }
    }

    private func unknown(_ command: Command) -> ControlError {
        .badValue("There is no \(command.method) /_simulator/\(command.path.joined(separator: "/")).")
    }
}

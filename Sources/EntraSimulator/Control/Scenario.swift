/// A list of control API requests to carry out one after the other:
/// `[{"post": "people/{id}/delete"}, {"post": "faults", "body": {"effect": "throttled", "retryAfter": "2"}}]`.
///
/// `{n}` in a path stands for the object id of the n-th person of the tenant, counted from 1.
struct Scenario {
    let steps: [(path: String, body: JSONValue)]

    init(_ text: String) throws(ControlError) {
        guard let items = JSONValue(parsing: Array(text.utf8))?.items else {
            throw .badValue("A scenario is a JSON array of steps.")
        }
        steps = try items.map { item throws(ControlError) in
            guard let path = item["post"]?.string else {
                throw ControlError.badValue("Each step of a scenario needs 'post'.")
            }
            return (path, item["body"] ?? .object([:]))
        }
    }

    func play(on core: SimulatorCore) throws(ControlError) {
        let routes = ControlRoutes(core: core)
        for (number, step) in steps.enumerated() {
            var body = JSONWriter()
            body.value(step.body)
            let request = WireRequest(
                method: "POST", path: "/_simulator/\(try Self.resolve(step.path, core))", query: Query(""),
                headers: [:],
                body: body.bytes, origin: "")
            let reply = routes.answer(request)
            guard reply?.status == 200 else {
                throw .badValue(
                    "Step \(number + 1) of the scenario failed: \(reply.map { String(decoding: $0.body, as: UTF8.self) } ?? "")."
                )
            }
        }
    }

    /// `people/{3}/delete` becomes `people/<id of the third person>/delete`.
    private static func resolve(_ path: String, _ core: SimulatorCore) throws(ControlError) -> String {
        guard let open = path.firstIndex(of: "{"), let close = path.firstIndex(of: "}"), open < close else {
            return path
        }
        guard let number = Int(path[path.index(after: open)..<close]), number > 0,
            let person = core.with({ simulation, _ in simulation.tenants[0].directory.people.person(at: number - 1) })
        else { throw .badValue("'\(path)' names nobody.") }
        return path.replacingCharacters(from: open, through: close, with: person.id.description)
    }
}

extension String {
    fileprivate func replacingCharacters(from open: Index, through close: Index, with text: String) -> String {
        self[..<open] + text + self[index(after: close)...]
    }
}

/// Writes the answer that is one object.
struct SingleObject {
    let call: GraphCall
    let directory: Directory

    /// - Parameter options: What was asked for; nil for the answer to a POST.
    func reply(
        _ object: DirectoryObject, setName: String, options: QueryOptions?, isTyped: Bool = false,
        expand: Expansion? = nil, status: Int = 200
    ) -> Reply {
        let renderer = ObjectRenderer(
            selection: options?.selection, isTyped: isTyped, expand: expand,
            readable: Permissions.readable(with: call.caller.permissions))
        let fragment = "\(setName)\(options?.selection?.suffix ?? "")/$entity"
        var writer = JSONWriter(capacity: 1024)
        writer.object {
            $0.field("@odata.context", call.context(fragment))
            renderer.writeMembers(of: object, in: directory, into: &$0)
        }
        var reply = Reply(status: status, body: writer.bytes)
        if status == 201 {
            reply.setHeader(
                "Location",
                "\(call.base)/directoryObjects/\(object.id)/Microsoft.DirectoryServices.\(object.schema.kind == .user ? "User" : "Group")"
            )
        }
        return reply
    }
}

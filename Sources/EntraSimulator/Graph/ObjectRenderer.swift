/// Writes directory objects as Graph shows them in a full reading.
struct ObjectRenderer {
    var selection: Selection?
    /// Writes `@odata.type`, as everywhere that types are mixed.
    var isTyped = false
    var expand: Expansion?

    enum Expansion: Sendable, Equatable { case manager(Selection?) }

    func write(_ object: DirectoryObject, in directory: Directory, into writer: inout JSONWriter) {
        writer.object { writeMembers(of: object, in: directory, into: &$0) }
    }

    /// The members without the braces, so that a single object can have a context before them.
    func writeMembers(of object: DirectoryObject, in directory: Directory, into writer: inout JSONWriter) {
        if isTyped { writer.field("@odata.type", object.schema.typeName) }
        for property in selection?.properties ?? object.schema.defaults where object.schema[property] != nil {
            writer.key(property.rawValue)
            // A password is never shown.
            if property == .passwordProfile { writer.null() } else { writer.value(object.shown(property)) }
        }
        if case .manager(let selection)? = expand { writeManager(of: object, selection, directory, into: &writer) }
    }

    private func writeManager(
        of object: DirectoryObject, _ selection: Selection?, _ directory: Directory, into writer: inout JSONWriter
    ) {
        guard case .user(let person) = object, let id = person.managerID, let manager = directory.people.active(id)
        else {
            return
        }
        writer.key("manager")
        ObjectRenderer(selection: selection, isTyped: true).write(.user(manager), in: directory, into: &writer)
    }
}

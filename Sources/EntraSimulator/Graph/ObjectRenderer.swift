/// Writes directory objects as Graph shows them in a full reading.
struct ObjectRenderer {
    var selection: Selection?
    /// Writes `@odata.type`, as everywhere that types are mixed.
    var isTyped = false
    var expand: Expansion?
    /// What the caller may see.
    var readable = Readable.everything

    func write(_ object: DirectoryObject, in directory: Directory, into writer: inout JSONWriter) {
        writer.object { writeMembers(of: object, in: directory, into: &$0) }
    }

    /// The members without the braces, so that a single object can have a context before them.
    func writeMembers(of object: DirectoryObject, in directory: Directory, into writer: inout JSONWriter) {
        if isTyped { writer.field("@odata.type", object.schema.typeName) }
        for property in selection?.properties ?? object.schema.defaults where object.schema[property] != nil {
            writer.key(property.rawValue)
            write(property, of: object, into: &writer)
        }
        if let expand { writeManagers(of: object, expand, directory, into: &writer) }
    }

    private func write(_ property: Property, of object: DirectoryObject, into writer: inout JSONWriter) {
        if property == .passwordProfile {
            // A password is never shown.
            writer.null()
        } else if readable.allows(property, of: object.schema.kind) {
            writer.value(object.shown(property))
        } else {
            writer.value(object.schema.absentValue(of: property))
        }
    }

    /// The manager inside the object, and the manager's manager inside that as far as `$levels` goes.
    private func writeManagers(
        of object: DirectoryObject, _ expand: Expansion, _ directory: Directory, into writer: inout JSONWriter
    ) {
        var chain = directory.managers(of: object, levels: expand.levels)[...]
        let renderer = ObjectRenderer(selection: expand.selection, isTyped: true, readable: readable)
        writeChain(&chain, renderer, directory, &writer)
    }

    private func writeChain(
        _ chain: inout ArraySlice<Person>, _ renderer: ObjectRenderer, _ directory: Directory,
        _ writer: inout JSONWriter
    ) {
        guard let manager = chain.popFirst() else { return }
        writer.key("manager")
        writer.object {
            renderer.writeMembers(of: .user(manager), in: directory, into: &$0)
            writeChain(&chain, renderer, directory, &$0)
        }
    }
}

extension Directory {
    /// The active managers above a person, nearest first; ends before it goes round in a circle.
    func managers(of object: DirectoryObject, levels: Int) -> [Person] {
        guard case .user(var person) = object else { return [] }
        var found: [Person] = []
        var seen: Set<ObjectID> = [person.id]
        while found.count < levels, let id = person.managerID, seen.insert(id).inserted,
            let manager = people.active(id)
        {
            found.append(manager)
            person = manager
        }
        return found
    }
}

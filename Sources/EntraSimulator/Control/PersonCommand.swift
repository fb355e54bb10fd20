/// `POST /_simulator/people/{id}/{verb}`: something happens to one person.
struct PersonCommand {
    let command: ControlRoutes.Command
    let id: String

    /// - Returns: False if there is no such verb.
    func perform(_ verb: String) throws(ControlError) -> Bool {
        let control = command.control
        switch verb {
        case "edit": try edit()
        case "rename":
            try control.rename(
                id, givenName: try command.optionalText("givenName"), surname: try command.optionalText("surname"))
        case "delete": try control.delete(id)
        case "purge": try control.deletePermanently(id)
        case "restore": try control.restore(id)
        case "recreate": try control.recreate(id)
        case "disable": try control.disable(id)
        case "enable": try control.enable(id)
        case "convert-to-guest": try control.convertToGuest(id)
        case "swap-mail": try control.swapMail(id, try command.text("with"))
        case "swap-name": try control.swapUserPrincipalName(id, try command.text("with"))
        case "give-mail": try control.giveMail(of: id, to: try command.text("to"))
        default: return false
        }
        return true
    }

    /// The body's members are Graph's property names; null clears.
    private func edit() throws(ControlError) {
        let body: ObjectBody
        let members = command.fields.filter { $0.key != "tenant" }
        do { body = try ObjectBody(members, schema: .user) } catch { throw .badValue(error.message) }
        let objectID = try TenantControl.objectID(id)
        try command.control.change { directory, _ throws(DirectoryError) in
            try directory.update(objectID, body.values)
        }
    }
}

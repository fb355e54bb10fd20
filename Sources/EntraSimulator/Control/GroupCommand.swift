/// `POST /_simulator/groups/{id}/{verb}`: something happens to one group.
struct GroupCommand {
    let command: ControlRoutes.Command
    let id: String

    /// - Returns: False if there is no such verb.
    func perform(_ verb: String) throws(ControlError) -> Bool {
        let control = command.control
        switch verb {
        case "add": try control.addMember(try command.text("member"), to: id)
        case "remove": try control.removeMember(try command.text("member"), from: id)
        case "rename": try control.renameGroup(id, try command.text("displayName"))
        case "delete": try control.deleteGroup(id)
        default: return false
        }
        return true
    }
}

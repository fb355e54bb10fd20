package import DirectoryCore

/// Who asks for a change, and from where: what the audit says of it.
package struct Requester: Hashable, Sendable {
    package let actor: Actor
    package let origin: Origin

    package init(_ actor: Actor, from origin: Origin = .local) {
        self.actor = actor
        self.origin = origin
    }

    /// What the audit is to say.
    package func did(
        _ deed: Deed, to object: String, named name: String = "", _ changes: [AuditDraft.Change] = []
    ) -> AuditDraft {
        AuditDraft(actor: actor, origin: origin, deed, of: object, name: name, changes: changes)
    }

    /// What the audit is to say of something that has no id.
    package func did(_ deed: Deed, to object: AuditObject, _ changes: [AuditDraft.Change] = []) -> AuditDraft {
        did(deed, to: object.rawValue, changes)
    }
}

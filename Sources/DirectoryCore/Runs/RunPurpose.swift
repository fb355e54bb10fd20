/// What somebody asked for when a run was started: enough to know a second request for the same (R25), and to ask again.
package struct RunPurpose: Hashable, Codable, Sendable {
    package let work: Work
    package let ending: Ending
    /// People to leave alone this time, although they are selected: rows that were taken out of a preview.
    package let leavingOut: Set<DirectoryObjectID>

    package init(_ work: Work, then ending: Ending, leavingOut: Set<DirectoryObjectID> = []) {
        self.work = work
        self.ending = ending
        self.leavingOut = leavingOut
    }

    package var kind: RunKind {
        switch work {
        case .synchronizing: .synchronization
        case .importing: .importing
        case .undoing: .undo
        case .restoring: .restoration
        }
    }

    /// What is to be done.
    package enum Work: Hashable, Codable, Sendable {
        case synchronizing(Selection)
        case importing(ImportSelection)
        /// Writes back what a run changed (R29).
        case undoing(RunID, Aftermath)
        /// Brings tombstones back (R20).
        case restoring([UserID])
    }

    /// What happens once there is a plan.
    package enum Ending: String, Codable, Sendable {
        /// It waits to be looked at.
        case preview
        /// It is applied, unless a brake holds it.
        case apply
    }

    /// What becomes of the users that an undoing changes.
    package enum Aftermath: String, Codable, Sendable {
        /// The next synchronization writes the upstream values again.
        case follow
        /// They are held until somebody releases them (R30).
        case hold
    }
}

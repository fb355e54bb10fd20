/// The choice above a list: those ticked, all that match, everyone. And the buttons that act on it.
struct ScopeView: Sendable {
    let action: String
    let search: String?
    let pageNumber: Int
    let matching: String?
    let everyone: String
    let isMatching: Bool
    let isEveryone: Bool
    let runLabel: String
    /// The button's label for a number of ticked people, for the script: `Synchronize {n} users`.
    let runLabelForOne: String
    let runLabelForMany: String

    var isChosen: Bool { !isMatching && !isEveryone }
}

/// The choice above a list: those ticked, all that match, everyone. And the buttons that act on it.
struct ScopeView: Sendable {
    let search: String?
    let pageNumber: Int
    let matching: String?
    let everyone: String
    let isChosen: Bool
    let isMatching: Bool
    let isEveryone: Bool
    let runLabel: String
    /// The button's label for a number of ticked people, for the script: `Synchronize {n} users`.
    let runLabelForOne: String
    let runLabelForMany: String

    /// - Parameters:
    ///   - matching: the label of *all that match*; nil while nothing is searched for.
    ///   - chosen: which one was sent before, by its name in the form.
    init(
        search: String?, pageNumber: Int, matching: String?, everyone: String, chosen: String?, run: RunLabels
    ) {
        self.search = search
        self.pageNumber = pageNumber
        self.matching = matching
        self.everyone = everyone
        isMatching = chosen == "matching" && matching != nil
        isEveryone = chosen == "everyone"
        isChosen = !isMatching && !isEveryone
        runLabel = run.plain
        runLabelForOne = run.one
        runLabelForMany = run.many
    }

    /// What the button says that goes ahead.
    struct RunLabels {
        let plain: String
        let one: String
        /// With `{n}` in the place of the number.
        let many: String
    }
}

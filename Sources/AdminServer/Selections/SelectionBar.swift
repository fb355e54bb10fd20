import DirectoryCore
import DirectoryPorts

/// The bar below a list: how many are chosen, how to choose all that match, and what to do with them.
struct SelectionBar: Sendable {
    /// `4,312 chosen, fixed at 14:02`; nil while nobody is.
    let status: String?
    /// How many are chosen on other pages: the script adds the ticks of this one.
    let elsewhere: Int
    /// That the selection in the address is not kept any more.
    let ended: String?
    /// Chooses all that match.
    let all: Button?
    let clear: Button?
    let keep: Button
    let runLabel: String
    /// The button's label for a number of people, for the script: `Synchronize {n} users`.
    let runLabelForOne: String
    let runLabelForMany: String
    let isEverybody: Bool

    struct Button: Sendable {
        let label: String
        let action: String
    }

    /// How many all are.
    struct Extent {
        let matching: Int
        let precision: UserPage.Precision
        let everyone: Int
        let isFiltered: Bool

        init(_ matching: Int, _ precision: UserPage.Precision, everyone: Int, _ state: ListState) {
            self.matching = matching
            self.precision = precision
            self.everyone = everyone
            isFiltered = state.isFiltered
        }
    }

    init(
        _ kept: KeptSelection<UserID>?, hasEnded: Bool, all extent: Extent, _ state: ListState, _ viewing: Viewing
    ) {
        let words = viewing.words
        func button(_ label: String, _ choice: SelectionForm<UserID>.Choice) -> Button {
            var query = state.parameters
            query.append(("choose", choice.rawValue))
            return Button(label: label, action: viewing.link("/synchronize/selection", query).description)
        }
        let labels = words.synchronizeLabels
        let number = kept.map { $0.isEverybody ? extent.everyone : $0.members.count } ?? 0
        isEverybody = kept?.isEverybody ?? false
        elsewhere = number
        ended = hasEnded ? words.selectionEnded : nil
        status = number == 0 ? nil : words.chosen(number, fixedAt: kept?.fixedAt, isEverybody: isEverybody)
        clear = number == 0 ? nil : button(words.clearSelection, .none)
        keep = button(words.keepTicks, .ticks)
        all =
            extent.matching == 0 || isEverybody
            ? nil
            : button(
                !extent.isFiltered
                    ? words.chooseEveryone(extent.everyone)
                    : extent.precision == .exact ? words.chooseAll(extent.matching) : words.chooseAllThatMatch, .all)
        runLabelForOne = labels.one
        runLabelForMany = labels.many
        runLabel =
            switch number {
            case 0: labels.plain
            case 1: labels.one
            default: labels.many.replacing("{n}", with: words.number(number))
            }
    }
}

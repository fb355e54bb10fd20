/// What stands on the keys that pages listen to. They are the same in every language.
struct KeyNames: Sendable {
    let search = "/"
    let next = "j"
    let previous = "k"
    let tick = "x"
    let shift = "⇧"
    let open = "o"
    let act = "s"
    /// Followed by the key of a place.
    let go = "g"
    let help = "?"

    let overview = "o"
    let users = "u"
    let importing = "i"
    let synchronize = "s"
    let runs = "r"
    let duplicates = "d"
    let deleted = "x"
}

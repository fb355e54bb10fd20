package import DirectoryCore

/// An imported user as a run meets it.
package struct BoundUser: Hashable, Sendable {
    package let user: User
    /// Numbers users from 1, without reuse: for remembering millions of them in few bits.
    package let ordinal: Int
    /// Whether a run over everybody has something to say about the user although nothing has changed upstream.
    package let isConspicuous: Bool

    package init(user: User, ordinal: Int, isConspicuous: Bool) {
        self.user = user
        self.ordinal = ordinal
        self.isConspicuous = isConspicuous
    }
}

/// Faults that come by themselves, decided by a seed: the n-th request meets the same weather in every run.
public struct Weather: Sendable, Hashable {
    /// Decides which requests are hit, and by what.
    public var seed: UInt64
    /// Of a thousand requests to Graph so many are answered with 429; the Retry-After takes all its forms.
    public var throttled: Int
    /// So many with 503 or 504, every other one with an HTML body.
    public var unavailable: Int
    /// So many connections are cut in the middle of the body.
    public var cut: Int
    /// So many bodies come slowly.
    public var slow: Int
    /// So many answers claim that a good token has expired.
    public var unauthorized: Int

    public init(
        seed: UInt64, throttled: Int = 0, unavailable: Int = 0, cut: Int = 0, slow: Int = 0, unauthorized: Int = 0
    ) {
        self.seed = seed
        self.throttled = throttled
        self.unavailable = unavailable
        self.cut = cut
        self.slow = slow
        self.unauthorized = unauthorized
    }

    /// What the n-th request meets; nil for fair weather.
    func effect(onRequest number: Int) -> Fault.Effect? {
        let hash = Mixing.bits(seed, UInt64(number))
        var die = Int(hash % 1000)
        let choices: [(Int, Fault.Effect)] = [
            (throttled, .throttled(retryAfter: Self.retryAfters[Int(hash >> 32) % Self.retryAfters.count])),
            (unavailable, .unavailable(status: hash >> 40 & 1 == 0 ? 503 : 504, html: hash >> 41 & 1 == 0)),
            (cut, .cut(afterBytes: Int(hash >> 24) % 4096)),
            (slow, .slow(bytesPerPiece: 2048, pause: .milliseconds(1))),
            (unauthorized, .unauthorized),
        ]
        for (share, effect) in choices {
            if die < share { return effect }
            die -= share
        }
        return nil
    }

    private static let retryAfters: [Fault.RetryAfter] = [.text("1"), .text("0.25"), .date(inSeconds: 1), .absent]
}

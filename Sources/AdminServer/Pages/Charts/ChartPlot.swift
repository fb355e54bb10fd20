/// Where things lie in a chart: numbers become points of a picture, without a library and without a script.
///
/// The picture is 480 units wide and 150 high; the lowest line is zero.
struct ChartPlot {
    static let width = 480
    static let height = 150

    /// The number at the top line: a round one at or above the highest.
    let top: Int

    init(highest: Int) {
        top = Self.round(up: max(1, highest))
    }

    func y(_ number: Int) -> Int { Self.height - number * Self.height / top }

    /// The middle of one of several places beside each other.
    static func x(_ index: Int, of count: Int) -> Int {
        count < 2 ? width / 2 : index * width / (count - 1)
    }

    /// The points of a line from left to right, as SVG wants them.
    func line(_ numbers: [Int]) -> String {
        numbers.enumerated().map { "\(Self.x($0, of: numbers.count)),\(y($1))" }.joined(separator: " ")
    }

    /// 1, 2 or 5 followed by noughts.
    private static func round(up number: Int) -> Int {
        var unit = 1
        while unit < Int.max / 10 {
            for step in [1, 2, 5] where unit * step >= number { return unit * step }
            unit *= 10
        }
        return number
    }
}

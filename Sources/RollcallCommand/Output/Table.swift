/// Rows in columns, as wide as their longest cell, for a person to read.
struct Table {
    let header: [String]
    let rows: [[String]]

    func show(on console: Console) {
        let cells = ([header] + rows).map { $0.map(\.safeForTerminal) }
        let widths = header.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        for (index, row) in cells.enumerated() {
            let line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
            let trimmed = String(line.reversed().drop { $0 == " " }.reversed())
            console.print(index == 0 ? console.styled(trimmed, .bold) : trimmed)
        }
    }
}

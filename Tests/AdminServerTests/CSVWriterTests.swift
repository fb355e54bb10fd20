import Testing

@testable import AdminServer

@Suite("Comma-separated values") struct CSVWriterTests {
    @Test("A cell that a spreadsheet would calculate is text")
    func formulas() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\0", "＝", "＋", "－", "＠", "=\u{301}"] {
            let cell = CSVWriter.cell(start + "cmd|' /C calc'!A0")
            #expect(cell.hasPrefix("\"'"), "\(start)")
        }
        #expect(CSVWriter.cell("Ana Ruiz") == "Ana Ruiz")
        #expect(CSVWriter.cell("a-b@c.example") == "a-b@c.example")
        #expect(CSVWriter.cell("") == "")
    }

    @Test("What is read back is what was written, but for the apostrophe")
    func roundTrip() {
        let pieces = ["a", ",", "\"", "\r\n", "\n", "=", "ü", "\u{301}", " ", "'", "😀", ";"]
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let cells = [first + second + third, third + second, ""]
                    let read = Self.read(CSVWriter.line(cells))
                    #expect(read.count == 3)
                    for (cell, back) in zip(cells, read) {
                        #expect(
                            Array(back.utf8) == Array(cell.utf8) || Array(back.utf8) == Array(("'" + cell).utf8),
                            "\(cell.debugDescription)")
                    }
                }
            }
        }
    }

    /// A reader of its own, by RFC 4180: one line.
    private static func read(_ line: String) -> [String] {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        let bytes = Array(line.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                if isQuoted, index + 1 < bytes.count, bytes[index + 1] == byte {
                    cells[cells.count - 1].append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
            } else if byte == UInt8(ascii: ","), !isQuoted {
                cells.append([])
            } else if isQuoted || (byte != 13 && byte != 10) {
                cells[cells.count - 1].append(byte)
            }
            index += 1
        }
        return cells.map { String(decoding: $0, as: UTF8.self) }
    }
}

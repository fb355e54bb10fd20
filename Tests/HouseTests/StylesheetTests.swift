import Foundation
import Testing

/// Pages hold in languages that are written from right to left: nothing in the styles says left or right.
@Suite("The styles") struct StylesheetTests {
    /// Not ours; it says nothing about left or right.
    private static let packaged = "normalize.css"

    @Test("Every measure follows the direction of the writing")
    func logical() throws {
        let stylesheets = try Self.stylesheets()
        #expect(stylesheets.count >= 10)
        for (name, text) in stylesheets {
            for declaration in Self.declarations(of: text) where declaration.isPhysical {
                Issue.record("\(name): \(declaration.property): \(declaration.value)")
            }
        }
    }

    @Test(
        "What is physical is found",
        arguments: [
            "margin-left: 1px", "padding-right: 0", "left: 0", "top: 0", "float: left", "text-align: right",
            "border-top: 0", "padding: 1px 2px 3px 4px", "margin: 0 auto 0 4px", "width: 1px", "max-height: 3em",
            "border-bottom-left-radius: 2px", "inset: 0 1px 0 0", "border-radius: 4px 0 0 4px",
        ])
    func found(text: String) {
        let found = Self.declarations(of: "a { \(text); }").filter(\.isPhysical)
        #expect(found.count == 1)
    }

    @Test(
        "What follows the writing is left alone",
        arguments: [
            "margin-inline-start: 1px", "padding: 1px 2px 3px 2px", "padding: 0 1px", "inset-inline-start: 0",
            "float: inline-start", "text-align: start", "border-radius: 99px", "transition: left-turn 1s",
        ])
    func allowed(text: String) {
        let isFound = Self.declarations(of: "a { \(text); }").contains { $0.isPhysical }
        #expect(!isFound)
    }

    @Test("Where a page changes its shape depends on the size of the letters")
    func breakpoints() throws {
        let limits = try Self.stylesheets().flatMap { name, text in
            text.matches(of: #/@(?:media|container)([^{]*)/#).map { "\(name): \($0.output.1)" }
        }
        #expect(limits.count >= 10)
        #expect(limits.filter { $0.contains(#/\dpx/#) } == [])
    }

    private struct Declaration {
        let property: String
        let value: String

        private static let sides: Set<Substring> = ["left", "right", "top", "bottom"]
        private static let measures: Set<Substring> = ["width", "height"]
        private static let boxes = ["margin", "padding", "inset", "border-width", "border-style", "border-color"]

        var isPhysical: Bool {
            let parts = property.split(separator: "-")
            return parts.contains(where: Self.sides.contains) || isMeasure(parts) || saysSide || isLopsided
        }

        /// `width`, `min-height`; not `border-width`.
        private func isMeasure(_ parts: [Substring]) -> Bool {
            guard let last = parts.last, Self.measures.contains(last) else { return false }
            return parts.count == 1 || parts[0] == "min" || parts[0] == "max"
        }

        private var saysSide: Bool {
            ["float", "clear", "text-align"].contains(property) && ["left", "right"].contains(value)
        }

        /// Four values of which left and right differ, or corners that do.
        private var isLopsided: Bool {
            let values = value.split(separator: " ")
            guard values.count == 4 else { return false }
            if property == "border-radius" { return values[0] != values[1] || values[2] != values[3] }
            return Self.boxes.contains(property) && values[1] != values[3]
        }
    }

    /// Ours, by name.
    private static func stylesheets() throws -> [(name: String, text: String)] {
        let assets = Repository.root.appendingPathComponent("Sources/AdminServer/Assets")
        return try FileManager.default.contentsOfDirectory(atPath: assets.path).sorted()
            .filter { $0.hasSuffix(".css") && $0 != packaged }
            .map { ($0, try String(contentsOf: assets.appendingPathComponent($0), encoding: .utf8)) }
    }

    /// What stands between braces, without media queries and comments.
    private static func declarations(of text: String) -> [Declaration] {
        let plain = text.replacing(#/(?s)\/\*.*?\*\//#, with: "")
        return plain.matches(of: #/[{;]\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/#).map { match in
            Declaration(
                property: String(match.output.1),
                value: match.output.2.trimmingCharacters(in: .whitespaces))
        }
    }
}

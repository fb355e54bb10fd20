import DirectoryCore
import TestSupport
import Testing

@testable import AdminServer

@Suite("Escaping") struct EscapingTests {
    static let payloads: [String] = [
        "<script>alert(1)</script>", "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"", "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>", "<iframe src=javascript:alert(1)>", "<body onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "<![CDATA[<script>alert(1)</script>]]>", "]]><script>alert(1)</script>",
        "<style>*{x:expression(alert(1))}</style>",
        "<link rel=stylesheet href=//evil.example>", "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<form action=//evil.example><input type=submit>", "<input autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>", "<marquee onstart=alert(1)>",
        "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea></textarea><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>", "</select><script>alert(1)</script>", "</svg><script>alert(1)</script>",
        "</style><script>alert(1)</script>", "</script><script>alert(1)</script>", "<scr<script>ipt>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>", "<script\n>alert(1)</script>", "<script/x>alert(1)</script>",
        "<\u{0000}script>alert(1)</script>", "\u{3C}\u{200B}script>alert(1)",
        "\"\u{0301} onfocus=alert(1) autofocus \u{0301}\"",
        "'\u{0301} onfocus=alert(1) autofocus '", "<\u{0338}script>alert(1)</script>",
        ">\u{0338}<\u{0338}img src=x onerror=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "&quot; onfocus=alert(1)", "&\u{0301}lt;",
        "{{t.skip}}", "{{{frame}}}", "{{#page}}x{{/page}}", "{{>page}}", "{{=<% %>=}}", "${alert(1)}", "#{7*7}",
        "%3Cscript%3Ealert(1)%3C/script%3E", "＜script＞alert(1)＜/script＞", "\u{202E}gpj.exe", "\u{2066}admin\u{2069}",
        "a\u{200B}d\u{FEFF}min", "\u{E0061}\u{E0062}", "`onfocus=alert(1)", "a\r\nSet-Cookie: x=1", "\u{1B}[31mred",
        "\u{7F}\u{85}",
    ]

    /// Pages full of payloads, one in each field of each row, must have the very tags that they have with plain words.
    @Test("Nothing that a person or a tenant writes becomes markup")
    func inert() async throws {
        let plain = try await Exhibition(texts: Self.payloads.indices.map { "word\($0)" }).shapes()
        let hostile = try await Exhibition(texts: Self.payloads).shapes()
        #expect(plain.count == hostile.count)
        for (plain, hostile) in zip(plain, hostile) {
            let different = zip(plain.tags, hostile.tags).first { $0 != $1 }
            #expect(different == nil && plain.tags.count == hostile.tags.count, "\(hostile.path)")
        }
    }

    @Test("Every character that could end a text or an attribute is escaped, whatever follows it")
    func scalars() {
        for special in "<>&\"'".unicodeScalars {
            for follower in ["", "\u{0301}", "\u{0338}", "\u{20DD}", "\u{FE0F}", "x"] {
                let escaped = HTMLText().escapeText(String(special) + follower)
                #expect(!escaped.dropFirst().unicodeScalars.contains(special) || special == "&")
                #expect(escaped.unicodeScalars.first == "&")
                #expect(escaped.unicodeScalars.contains(";"))
            }
        }
    }

    @Test("What cannot be seen is shown, and what belongs to the writing is left alone")
    func visibility() {
        let text = HTMLText()
        #expect(text.escapeText("ana\u{202E}exe") == "ana⟨U+202E⟩exe")
        #expect(text.escapeText("a\u{200B}b\u{FEFF}") == "a⟨U+200B⟩b⟨U+FEFF⟩")
        #expect(text.escapeText("a\u{0}\n\t\u{1B}[31m\u{7F}\u{85}") == "a␀␊␉␛[31m␡⟨U+0085⟩")
        #expect(text.escapeText("paypal\u{200D}x") == "paypal⟨U+200D⟩x")
        let ordinary = "می\u{200C}خواهم 👩‍💻 Ó Súilleabháin 김민수 יעל ß ﷺ"
        #expect(text.escapeText(ordinary) == ordinary)
        let everything = (0...0x9F).compactMap(Unicode.Scalar.init).map { String($0) }.joined()
        #expect(text.escapeText(everything).unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }

    @Test("No template leaves anything unescaped, has a style or script of its own, or words outside the catalogue")
    func templates() throws {
        for template in Template.allCases {
            let source = template.source
            #expect(!source.contains("{{{") && !source.contains("{{&"), "\(template)")
            #expect(!source.contains("style=") && !source.contains("<style"), "\(template)")
            #expect(source.firstMatch(of: #/\son[a-z]+=/#) == nil, "\(template)")
            #expect(source.firstMatch(of: #/(href|src|action)="\//#) == nil, "\(template) has an address of its own")
            let bare = source.replacing(#/\{\{[^}]*\}\}/#, with: "")
            let words = bare.replacing(#/<[^>]*>/#, with: "").filter(\.isLetter)
            #expect(words.isEmpty, "\(template): \(words)")
            for attribute in ["aria-label", "placeholder", "title", "alt", "data-label"] {
                for match in bare.matches(of: try Regex("\(attribute)=\"([^\"]*)\"", as: (Substring, Substring).self)) {
                    #expect(match.output.1.filter(\.isLetter).isEmpty, "\(template): \(match.output.0)")
                }
            }
        }
    }

    @Test("Templates and catalogue know the same words")
    func catalog() {
        let used = Template.allCases.flatMap { template in
            template.source.matches(of: #/\{\{t\.([A-Za-z]+)\}\}/#).map { String($0.output.1) }
        }
        #expect(Set(used) == Set(Label.allCases.map(\.rawValue)))
    }
}

import Foundation
import TestSupport

/// Links that look like Graph's and are not, generated from parts.
enum HostileLinks {
    static func all(host: String, foreign: String) -> [String] {
        let name = host.prefix { $0 != ":" }
        return schemes(host) + hosts(host, name, foreign) + paths(host) + characters(host, foreign)
            + userInformation(host, foreign)
    }

    /// Links made of parts, at least one of which is hostile, with odd characters here and there.
    static func generated(_ count: Int, host: String, foreign: String) -> [String] {
        var random = SeededRandom(seed: 9)
        return (0..<count).map { _ in
            let hostile = Int.random(in: 1..<16, using: &random)
            var link =
                Self.part(["https"], Self.badSchemes, hostile & 1 != 0, &random) + "://"
                + Self.part([host], Self.badHosts(host, foreign), hostile & 2 != 0, &random)
                + Self.part(["/v1.0/users", "/v1.0/users/delta"], Self.badPaths, hostile & 4 != 0, &random)
                + Self.part(
                    ["", "?$skiptoken=x", "?$deltatoken=a%2Fb", "?x=https://\(host)/v1.0/"], [], false, &random)
            if hostile & 8 != 0 {
                let place = Int.random(in: 0...link.unicodeScalars.count, using: &random)
                let index = link.unicodeScalars.index(link.startIndex, offsetBy: place)
                link.unicodeScalars.insert(Self.odd.randomElement(using: &random) ?? " ", at: index)
            }
            return link
        }
    }

    private static func part(
        _ good: [String], _ bad: [String], _ isHostile: Bool, _ random: inout SeededRandom
    ) -> String { (isHostile ? bad : good).randomElement(using: &random) ?? "" }

    private static let badSchemes = [
        "http", "HTTPS", "Https", "ftp", "https+unix", " https", "https ", "ws", "wss", "data", "file", "", "x-https",
        "https:https", "h%74tps", "ｈttps", "view-source:https",
    ]

    private static func badHosts(_ host: String, _ foreign: String) -> [String] {
        let name = String(host.prefix { $0 != ":" })
        let users = ["user", "user:pass", host, "\(host)%2F", "", ":", "@"].map { "\($0)@\(foreign)" }
        let disguised = [
            foreign, "\(host).", "\(host):", "\(host):0", "\(host):443x", "\(name):65536", "x\(host)", "\(host)x",
            "\(host).\(foreign)", "\(name)\u{3002}\(foreign)", "\(name)\u{FF0E}\(foreign)", "\(name)\u{FF61}\(foreign)",
            "\(name)%2e\(foreign)", "\(name)%00", "[\(name)]", "\(foreign)/\(host)", "\(foreign)\\\(host)",
            "\(foreign)#\(host)", "\(foreign)?\(host)", "127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433",
            "[::1]",
            "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0", "169.254.169.254", "\(name.uppercased())", "user@\(host)",
        ]
        return users + disguised
    }

    private static let badPaths = [
        "", "/", "/v1.0", "/v1.0x/users", "/V1.0/users", "/beta/users", "/v1.0/../beta/users", "/v1.0/%2e%2e/beta",
        "/v1.0/.%2E/beta", "/v1.0/users/../../beta", "/v1.0/..%2fbeta", "/v1.0/..%5Cbeta", "/v1.0/./users",
        "//v1.0/users",
        "/v1%2E0/users", "\\v1.0\\users", "/v1.0\\..\\beta", ";/v1.0/users", "/x/../v1.0/users", "/v1.0%2f..%2fbeta",
    ]

    /// What no link may hold anywhere.
    private static let odd: [Unicode.Scalar] = [
        " ", "\t", "\n", "\r", "\u{0}", "\u{7}", "\u{7F}", "\\", "#", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{FF0F}",
        "\u{2215}", "\u{202E}", "\u{301}", "é", "\u{200B}",
    ]

    private static func schemes(_ host: String) -> [String] {
        ["http", "HTTP", "ftp", "file", "ws", "javascript", "https+unix", "https ", " https", "\thttps", "", "//"]
            .map { "\($0)://\(host)/v1.0/users" }
            + [
                "//\(host)/v1.0/users", "/v1.0/users", "users", "", "https:/\(host)/v1.0/users",
                "https:\(host)/v1.0/users",
            ]
    }

    private static func hosts(_ host: String, _ name: Substring, _ foreign: String) -> [String] {
        let disguised = [
            foreign, "bad\(host)", "\(host).\(foreign)", "\(name).\(foreign)", "\(host)x", "\(host)\u{200B}",
            "\(host).",
            "www.\(host)", "\(name)%00.\(foreign)", "\(name)%2e\(foreign)", "[\(name)]", "\(host):1", "\(host):",
            "\(host):@\(foreign)", "\(name)\u{FF0E}\(foreign)", "\(name)\u{3002}\(foreign)", "127.0.0.1", "[::1]", "0",
            "2130706433", "0x7f000001", String(host.reversed()), host.uppercased() + "X", "\(foreign)#\(host)",
            "\(foreign)?\(host)", "\(foreign)/\(host)", "\(foreign)\\\(host)", "\(foreign)%23\(host)",
            "\(foreign);\(host)",
            "\(foreign),\(host)",
        ]
        return disguised.flatMap { ["https://\($0)/v1.0/users", "https://\($0)/v1.0/users?$skiptoken=x"] }
    }

    private static func userInformation(_ host: String, _ foreign: String) -> [String] {
        let users = ["\(host)", "\(host):443", "graph", "a:b", "", ":", "\(host)%2F", "\(host)/v1.0", "\(host)\\", "@"]
        return users.flatMap { ["https://\($0)@\(foreign)/v1.0/users", "https://\($0)@\(host)/v1.0/users"] }
    }

    private static func paths(_ host: String) -> [String] {
        [
            "", "/", "/v1.0", "/v1.0x/users", "/V1.0/users", "/v1%2E0/users", "/v1.0%2Fusers", "//v1.0/users",
            "/beta/users",
            "/v2.0/users", "/v1.0/../beta/users", "/v1.0/..", "/v1.0/./../beta", "/v1.0/%2e%2e/beta",
            "/v1.0/%2E%2E/beta",
            "/v1.0/.%2e/beta", "/v1.0/%2e./beta", "/v1.0/users/../../beta", "/v1.0/..%2fbeta", "/v1.0/%2e%2e%2fbeta",
            "/v1.0/..%5cbeta", "/v1.0/users/%2e", "/v1.0/.", "/./v1.0/users", "/x/../v1.0/users", "?/v1.0/users",
            "#/v1.0/users", "\\v1.0\\users", "/v1.0\\users", ";/v1.0/users",
        ].map { "https://\(host)\($0)" }
    }

    /// Characters that some parser takes for a slash, an end or nothing, at each place where that matters.
    private static func characters(_ host: String, _ foreign: String) -> [String] {
        let odd = [
            " ", "\t", "\n", "\r", "\r\n", "\u{0}", "\u{7}", "\u{7F}", "\\", "\u{A0}", "\u{2028}", "\u{FEFF}",
            "\u{FF0F}",
            "\u{2215}", "\u{202E}", "é",
        ]
        return odd.flatMap {
            [
                "https://\(foreign)\($0)\(host)/v1.0/users", "https://\(host)\($0)@\(foreign)/v1.0/users",
                "https://\(host)/v1.0/users\($0)", "https://\(host)/v1.0/users?$skiptoken=\($0)x",
                "\($0)https://\(host)/v1.0/users", "https:\($0)//\(host)/v1.0/users",
            ]
        }
    }
}

extension String {
    /// The text between the quotes of a JSON string.
    var jsonEscaped: String {
        unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..."\u{1F}": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }.joined()
    }
}

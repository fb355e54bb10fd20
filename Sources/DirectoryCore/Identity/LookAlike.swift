extension EmailAddress {
    /// The key of the ASCII address that this one could be mistaken for, such as one with a Cyrillic `а`.
    ///
    /// For a warning only: two look-alikes are different addresses and never a conflict (R7).
    ///
    /// - Returns: nil when the address is ASCII already, or resembles none.
    package var lookAlike: EmailKey? {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        let folded = text.normalizedToFormKC.unicodeScalars.map { LookAlikes.asciiLetter[$0] ?? $0 }
        var skeleton = String.UnicodeScalarView()
        skeleton.append(contentsOf: folded)
        guard skeleton.allSatisfy(\.isASCII), let address = try? EmailAddress(String(skeleton)) else { return nil }
        return address.key
    }
}

private enum LookAlikes {
    /// Letters of the Basic Multilingual Plane that resemble an ASCII letter or digit in either case.
    ///
    /// Source: the single-letter rows of Unicode's `confusables.txt`, <https://www.unicode.org/reports/tr39/>.
    private static let resembling: KeyValuePairs<Unicode.Scalar, String> = [
        "2": "ƧϨᒿꙄꝚ",
        "3": "ƷȜЗӠⳌꝪꞫ",
        "4": "Ꮞ",
        "5": "Ƽ",
        "6": "бᏮⳒ",
        "8": "Ȣȣ",
        "9": "ⳊꝮ",
        "a": "ɑΑαАаᎪᗅꓮ",
        "b": "ƄΒВЬᏏᏴᑲᖯᗷꓐꞴ",
        "c": "СсᏟᴄⲤⲥꓚꮯ",
        "d": "ԁᎠᏧᑯᗞᗪꓒꓓ",
        "e": "ΕЕеҽᎬⴹꓰꬲ",
        "f": "ϜքᖴẝꓝꞘꞙꬵ",
        "g": "ƍɡԌցᏀᏳᶃꓖ",
        "h": "ΗНһհᎻᏂᕼⲎꓧ",
        "i": "ıɩɪιіӏᎥꙇꭵ",
        "j": "ͿϳЈјᎫᒍꓙꞲ",
        "k": "ΚКᏦᛕⲔꓗ",
        "l": "ƖǀΙІӀᏞᒪᛁⲒⳐⵏꓡꓲ",
        "m": "ΜϺМᎷᗰᛖⲘꓟ",
        "n": "ΝոռⲚꓠ",
        "o": "ΟοσОоՕօଠഠဝჿዐᴏᴑⲞⲟⵔꓳꬽ",
        "p": "ΡρРрᏢᑭⲢⲣꓑ",
        "q": "ԛգզⵕ",
        "r": "ƦгᎡᏒᖇᴦⲅꓣꭇꭈꮁ",
        "s": "ƽЅѕՏᏕᏚꓢꜱꮪ",
        "t": "ΤТᎢⲦꓔ",
        "u": "ʋυՍսሀᑌᴜꓴꞟꭎꭒ",
        "v": "νѴѵᏙᐯᴠⴸꓦꛟꮩ",
        "w": "ɯѡԜԝաᎳᏔᴡꓪꮃ",
        "x": "ΧХхᕁᕽᚷⲬⵝꓫꞳ",
        "y": "ɣʏΥγУуҮүყᎩᎽᶌỿⲨꓬꭚ",
        "z": "ΖᏃᴢꓜꮓ",
    ]

    static let asciiLetter: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = resembling.flatMap { ascii, others in others.unicodeScalars.map { ($0, ascii) } }
        return Dictionary(pairs) { first, _ in first }
    }()
}

import NIOCore

extension Reply {
    /// The people that were listed together; nil for anything but a page.
    func page(_ asked: AskedProperties) -> PeoplePage? {
        guard case .page(let page) = GraphDocument(reading: body, as: .single, asked: asked)?.single()?.content
        else { return nil }
        return page
    }

    /// The number that `/$count` answers with, behind a byte order mark or not.
    var count: Int? {
        let text = String(decoding: body.readableBytesView, as: UTF8.self)
        let digits = text.unicodeScalars.filter { $0 != "\u{FEFF}" && !$0.properties.isWhitespace }
        return Int(String(String.UnicodeScalarView(digits))).flatMap { $0 < 0 ? nil : $0 }
    }
}

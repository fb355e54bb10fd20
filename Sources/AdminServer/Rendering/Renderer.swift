import HTTPTypes
import Hummingbird
import Mustache

/// Makes HTML from views.
struct Renderer: Sendable {
    private let library: MustacheLibrary

    /// - Throws: the parser's error when a template is no template.
    init() throws {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        var library = MustacheLibrary()
        for template in Template.allCases {
            try library.register(HTMLText.pragma + template.source, named: template.rawValue)
        }
        self.library = library
    }

    func response(_ page: some PageView, in frame: Frame, status: HTTPResponse.Status) throws -> Response {
        let headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .contentLanguage: frame.language,
            .vary: "Accept-Language, Cookie",
        ]
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: try html(page, in: frame))))
    }

    private func html<View: PageView>(_ page: View, in frame: Frame) throws -> String {
        let values: [String: Any] = [
            "t": frame.labels, "frame": ReflectedView(frame), "page": ReflectedView(page),
        ]
        guard let html = library.render(values, withTemplate: View.template.rawValue) else {
            throw MissingTemplate(name: View.template.rawValue)
        }
        return html
    }

    private struct MissingTemplate: Error {
        let name: String
    }
}

import FoundationEssentials
import HTTPTypes
import Hummingbird
import Mustache

/// Makes HTML from views.
struct Renderer: Sendable {
    /// The templates in each language, by its tag.
    private let libraries: [String: MustacheLibrary]

    /// - Throws: the parser's error when a template is no template, `UnknownLabel` when it names a word that there is
    ///   not.
    init() throws {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        var libraries: [String: MustacheLibrary] = [:]
        for language in Language.all { libraries[language.tag] = try Self.library(language.words(.gmt)) }
        self.libraries = libraries
    }

    private static func library(_ words: any Words) throws -> MustacheLibrary {
        var library = MustacheLibrary()
        for template in Template.allCases {
            try library.register(HTMLText.pragma + template.source(in: words), named: template.rawValue)
        }
        return library
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
        let values = ["frame": ReflectedView(frame), "page": ReflectedView(page)]
        guard let html = libraries[frame.language]?.render(values, withTemplate: View.template.rawValue) else {
            throw MissingTemplate(name: View.template.rawValue, language: frame.language)
        }
        return html
    }

    private struct MissingTemplate: Error {
        let name: String
        let language: String
    }
}

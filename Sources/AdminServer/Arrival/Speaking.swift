import DirectoryCore
import HTTPTypes
import Hummingbird

/// Finds out which language a request is answered in, before anything can go wrong that would have to be told.
struct Speaking: RouterMiddleware {
    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let language = Language.answering(request.headers, over: context.arrival.scheme)
        context.words = language.words(context.words.zone)
        return try await next(request, context)
    }
}

extension Language {
    /// The language to answer in: what has been chosen in the browser, else what the browser asks for, else the first.
    static func answering(_ headers: HTTPFields, over scheme: WebScheme) -> Language {
        let chosen = Keepsake.language.read(headers, over: scheme).flatMap { tagged($0.reveal()) }
        let asked = LanguagePreferences(headers[values: .acceptLanguage]).best(of: all.map(\.tag)).flatMap(tagged)
        return chosen ?? asked ?? all[0]
    }
}

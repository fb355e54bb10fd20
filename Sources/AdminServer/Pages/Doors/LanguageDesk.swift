import DirectoryCore
import HTTPTypes
import Hummingbird

/// `/language`: keeps in the browser which language its visitor wants, and leads back.
struct LanguageDesk: Sendable {
    @Sendable func choose(_ visit: DoorVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["language", "to"])
        guard let language = Language.tagged(try fields.value("language") ?? "") else {
            throw Problem.invalid("language", cause: "These pages do not speak that language.")
        }
        var response = Response.redirect(to: try fields.returnPath().description, type: .normal)
        response.keep(.language, Secret(language.tag), visit.context.arrival)
        return response
    }
}

import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// `/account/second-factor`: codes of an authenticator app beside the password.
struct SecondFactorDesk: Sendable {
    let site: Site

    @Sendable func offer(_ visit: PersonalVisit) async throws -> Response {
        let offer = try await site.office.offerSecondFactor(to: visit.person)
        return try page(offer, visit, problem: nil)
    }

    /// Counts from now on, when the app shows what the server expects.
    @Sendable func add(_ visit: PersonalVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["code", "seed"])
        guard let seed = Data(base64Encoded: try fields.value("seed") ?? "") else {
            throw Problem.invalid("seed", cause: "The form does not say which key is meant.")
        }
        let offer = SecondFactorOffer(
            seed: SealedSecret(bytes: Array(seed)), key: Secret(""), address: Secret(""))
        let codes: [Secret]
        do throws(Problem) {
            codes = try await site.office.addSecondFactor(
                offer, code: Secret(try fields.value("code") ?? ""), to: visit.person, by: visit.requester)
        } catch {
            return try page(offer, visit, problem: error)
        }
        let words = visit.words
        let page = OncePage(
            words.recoveryCodesTitle, lead: words.recoveryCodesLead, codes,
            onward: .init(words.accountTitle, .standing("/account")))
        return try site.response(page, for: visit)
    }

    @Sendable func remove(_ visit: PersonalVisit) async throws -> Response {
        try await visit.form().expectOnly([])
        try await site.office.removeSecondFactor(of: visit.person, by: visit.requester)
        return .redirect(to: .standing("/account"))
    }

    private func page(_ offer: SecondFactorOffer, _ visit: PersonalVisit, problem: Problem?) throws -> Response {
        let page = SecondFactorPage(offer, problem: problem, visit.words)
        return try site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }
}

/// A key for the app, and the form that proves that the app has it.
struct SecondFactorPage: PageView {
    static let template = Template.factor
    let title: String
    let place: Place? = nil
    let lead: String
    let problem: ProblemView?
    /// What the app is given; nil when the form is shown again, because the key was shown before.
    let key: Key?
    let form: FormPage.Form

    struct Key: Sendable {
        /// In groups of four, for typing.
        let text: String
        let address: String
    }

    init(_ offer: SecondFactorOffer, problem: Problem?, _ words: any Words) {
        title = words.factorTitle
        lead = words.factorLead
        self.problem = problem.map { ProblemView($0, words) }
        let text = offer.key.reveal()
        key = text.isEmpty ? nil : Key(text: Self.grouped(text), address: offer.address.reveal())
        form = FormPage.Form(
            to: .standing("/account/second-factor"),
            hidden: [("seed", Data(offer.seed.bytes).base64EncodedString())],
            [.text("code", words.codeLabel, .oneTimeCode, hint: words.newCodeHint)], button: words.factorButton)
    }

    private static func grouped(_ text: String) -> String {
        let characters = Array(text)
        return stride(from: 0, to: characters.count, by: 4)
            .map { String(characters[$0..<min($0 + 4, characters.count)]) }.joined(separator: " ")
    }
}

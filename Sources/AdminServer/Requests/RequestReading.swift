import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

extension Request {
    /// The parameters of the URL.
    func query() throws(Problem) -> FormFields {
        try FormFields((uri.query ?? "").utf8)
    }

    /// The fields of a posted form.
    ///
    /// - Throws: a `Refusal` for a body that is too large, too slow or no form, `invalid-value` for a field that is malformed.
    func form(_ size: FormSize) async throws -> FormFields {
        let type = headers[.contentType].map { $0.prefix { $0 != ";" }.lowercased().trimmingWhitespace }
        guard type == "application/x-www-form-urlencoded" else { throw Refusal.notAForm }
        return try FormFields(try await bytes(upTo: size.limit).readableBytesView)
    }

    /// The body, if it comes in time: whoever sends a byte a minute holds nothing up for longer.
    private func bytes(upTo limit: Int) async throws -> ByteBuffer {
        try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            let body = self.body
            group.addTask { try await body.collect(upTo: limit) }
            group.addTask {
                try await Task.sleep(for: Self.patience)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let bytes = first else { throw Refusal.bodyTooSlow }
            return bytes
        }
    }

    /// How long a body may take.
    private static let patience = Duration.seconds(30)
}

extension FormFields {
    /// The text to search for; nil when there is none. Invisible characters, which come along when an address is
    /// copied out of a mail program, are left out.
    func searchText(_ field: String = "q") throws(Problem) -> String? {
        guard let raw = try value(field) else { return nil }
        var text = ""
        for scalar in raw.unicodeScalars where !scalar.isHidden(after: text.unicodeScalars.last) {
            text.unicodeScalars.append(scalar)
        }
        text = text.trimmingWhitespace
        guard text.unicodeScalars.count <= 256 else {
            throw .invalid(field, cause: "The search text is longer than 256 characters.", advice: "Search for less.")
        }
        return text.isEmpty ? nil : text
    }

    /// Which page of a list is wanted; the first when nothing is said.
    func page() throws(Problem) -> PageRequest {
        guard let text = try value("page") else { return PageRequest() }
        guard let number = Int(text), (1...1_000_000).contains(number), text.first != "+" else {
            throw .invalid(
                "page", cause: "“\(text)” is no page number.", advice: "Pages are counted from 1. Open the list again.")
        }
        return PageRequest(number: number)
    }
}

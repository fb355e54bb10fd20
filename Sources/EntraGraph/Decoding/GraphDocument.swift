import CSimdjson
import NIOCore

/// An answer that has been checked as a whole: UTF-8, grammar, depth. Owns what its tables point to, and hands out
/// copies only.
struct GraphDocument: ~Copyable {
    private let handle: OpaquePointer
    private let asked: AskedProperties

    enum Form {
        case single
        case batch
    }

    /// - Parameter asked: what was asked of people; of anything further nothing is read.
    /// - Returns: nil for anything but JSON, and for a batch without its answers.
    init?(reading body: ByteBuffer, as form: Form, asked: AskedProperties = .nothing) {
        var failure = rollcall_failure.none
        let handle = body.withUnsafeReadableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                rollcall_document_read(text.baseAddress, text.count, form == .batch, asked.places, &failure)
            }
        }
        guard let handle else { return nil }
        self.handle = handle
        self.asked = asked
    }

    deinit { rollcall_document_destroy(handle) }

    /// The answers of a batch.
    func batch() -> [BatchAnswer] {
        let tables = AnswerTables(handle, asked)
        return tables.answers.map { tables.batchAnswer($0) }
    }

    /// The only answer.
    func single() -> GraphAnswer? {
        let tables = AnswerTables(handle, asked)
        return tables.answers.first.map { tables.answer($0) }
    }
}

/// Views of a document's tables; valid while the document lives.
private struct AnswerTables {
    let answers: UnsafeBufferPointer<rollcall_answer>
    let people: UnsafeBufferPointer<rollcall_person>
    let columns: PersonColumns

    init(_ handle: OpaquePointer, _ asked: AskedProperties) {
        var count = 0
        let firstAnswer = rollcall_document_answers(handle, &count)
        answers = UnsafeBufferPointer(start: firstAnswer, count: count)
        let firstPerson = rollcall_document_people(handle, &count)
        people = UnsafeBufferPointer(start: firstPerson, count: count)
        let firstText = rollcall_document_texts(handle, &count)
        let texts = UnsafeBufferPointer(start: firstText, count: count)
        let firstFurther = rollcall_document_further(handle, &count)
        let further = UnsafeBufferPointer(start: firstFurther, count: count)
        columns = PersonColumns(texts: texts, further: further, asked: asked)
    }

    func batchAnswer(_ item: rollcall_answer) -> BatchAnswer {
        BatchAnswer(
            id: item.id.string ?? "", status: Int(item.status), retryAfter: item.retry_after.string,
            answer: answer(item))
    }

    func answer(_ item: rollcall_answer) -> GraphAnswer {
        GraphAnswer(content: content(item), errorCode: item.error_code.string, requestID: item.request_id.string)
    }

    private func content(_ item: rollcall_answer) -> GraphAnswer.Content {
        let table = UnsafeBufferPointer(rebasing: people[item.first_person..<item.first_person + item.person_count])
        switch item.shape {
        case .page:
            let decoded = table.compactMap { DecodedPerson($0, columns) }
            return .page(
                PeoplePage(
                    people: decoded, nextLink: item.next_link.string, deltaLink: item.delta_link.string,
                    nameless: table.count - decoded.count))
        case .person: return table.first.flatMap { DecodedPerson($0, columns) }.map { .person($0) } ?? .other
        case .error, .other: return .other
        }
    }
}

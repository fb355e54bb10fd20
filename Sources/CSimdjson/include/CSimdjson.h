/// Reads an answer of Microsoft Graph that holds people into tables of plain values, with simdjson.
///
/// The whole text is checked before anything is handed out: UTF-8, grammar, and a depth of at most 64. What a table
/// points to belongs to the document and is valid until the document is destroyed.
#ifndef ROLLCALL_CSIMDJSON_H
#define ROLLCALL_CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ROLLCALL_CLOSED __attribute__((enum_extensibility(closed)))

/// What JSON says about a property. Not in the object, `null`, and a value are three different things; a value of
/// another type than the property has, and a property that occurs twice, are malformed.
typedef enum ROLLCALL_CLOSED rollcall_state {
    rollcall_state_absent,
    rollcall_state_null,
    rollcall_state_value,
    rollcall_state_malformed,
} rollcall_state;

/// UTF-8, unescaped, not terminated; may hold U+0000.
typedef struct rollcall_slice {
    const char *bytes;
    size_t length;
} rollcall_slice;

typedef struct rollcall_text {
    rollcall_state state;
    rollcall_slice slice;
} rollcall_text;

/// Some of the document's texts.
typedef struct rollcall_texts {
    rollcall_state state;
    size_t first;
    size_t count;
} rollcall_texts;

typedef struct rollcall_flag {
    rollcall_state state;
    bool value;
} rollcall_flag;

/// A user, a deleted user, or what a delta says of one.
typedef struct rollcall_person {
    /// `@odata.type`.
    rollcall_text type;
    /// Whether there is an object `@removed`, and its `reason`.
    rollcall_state removed;
    rollcall_text removed_reason;
    rollcall_text id;
    rollcall_text user_principal_name;
    rollcall_text display_name;
    rollcall_text given_name;
    rollcall_text surname;
    rollcall_text mail;
    rollcall_texts other_mails;
    rollcall_text mobile_phone;
    rollcall_texts business_phones;
    rollcall_flag account_enabled;
    rollcall_text user_type;
    rollcall_text deleted_date_time;
    /// The first of the person's further texts among the document's: one for each of the further properties that were
    /// asked for, in their order.
    size_t first_further;
} rollcall_person;

typedef enum ROLLCALL_CLOSED rollcall_shape {
    /// An object with an array `value`.
    rollcall_shape_page,
    /// An object with an object `error`.
    rollcall_shape_error,
    /// Any other object.
    rollcall_shape_person,
    /// No object; or a `value`, `error`, `@odata.nextLink` or `@odata.deltaLink` of the wrong type, or two of them.
    rollcall_shape_other,
} rollcall_shape;

/// One answer: what was asked for, or one of those in a batch.
typedef struct rollcall_answer {
    /// `id`, in a batch.
    rollcall_text id;
    /// `status`, in a batch; 0 if it has none.
    int64_t status;
    /// `Retry-After` among the headers, in a batch.
    rollcall_text retry_after;
    rollcall_shape shape;
    /// The people of a page, or the person, among the document's people.
    size_t first_person;
    size_t person_count;
    /// `@odata.nextLink` of a page.
    rollcall_text next_link;
    /// `@odata.deltaLink` of a page.
    rollcall_text delta_link;
    /// `error.code`.
    rollcall_text error_code;
    /// `error.innerError.request-id`; in a batch without it, `request-id` among the headers.
    rollcall_text request_id;
} rollcall_answer;

typedef enum ROLLCALL_CLOSED rollcall_failure {
    rollcall_failure_none,
    /// Not JSON, or cut short.
    rollcall_failure_grammar,
    rollcall_failure_encoding,
    rollcall_failure_depth,
    /// JSON, but not an object with an array `responses` of objects.
    rollcall_failure_no_batch,
    rollcall_failure_memory,
} rollcall_failure;

typedef struct rollcall_document rollcall_document;

/// Reads `length` bytes, which need no padding and may go afterwards.
///
/// - Parameters:
///   - is_batch: whether the text is a batch of answers; otherwise it is one.
///   - further: the further properties of people to read, one a line, terminated by zero; empty for none. `department`
///     is a text of that name; `manager/id` the text `id` of the object `manager`; `manager@delta` the id of whom that
///     list of references adds. An object without its `id`, and a list that adds two, are malformed; a list that only
///     removes counts as null.
/// - Returns: the document, to be destroyed by the caller; NULL with a failure.
rollcall_document *rollcall_document_read(
    const char *bytes, size_t length, bool is_batch, const char *further, rollcall_failure *failure);

void rollcall_document_destroy(rollcall_document *document);

const rollcall_answer *rollcall_document_answers(const rollcall_document *document, size_t *count);
const rollcall_person *rollcall_document_people(const rollcall_document *document, size_t *count);
const rollcall_slice *rollcall_document_texts(const rollcall_document *document, size_t *count);
const rollcall_text *rollcall_document_further(const rollcall_document *document, size_t *count);

#ifdef __cplusplus
}
#endif

#endif

#include "CSimdjson.h"

#include <algorithm>
#include <new>
#include <simdjson.h>
#include <string_view>
#include <strings.h>
#include <vector>

namespace dom = simdjson::dom;

namespace {

/// No answer of Graph comes near; it bounds what hostile input can cost.
constexpr size_t maximum_depth = 64;

/// Where a further property stands.
struct place {
    /// The member of the person.
    std::string_view member;
    /// The member of that member; empty where the member itself is meant.
    std::string_view inner;
    /// Whether the member is a list of references that were added and removed.
    bool is_references;
};

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::vector<place> places(std::string_view lines) {
    std::vector<place> places;
    while (!lines.empty()) {
        const auto line = lines.substr(0, lines.find('\n'));
        const auto slash = line.find('/');
        const auto inner = slash == line.npos ? std::string_view{} : line.substr(slash + 1);
        places.push_back({line.substr(0, slash), inner, ends_with(line, "@delta")});
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    }
    return places;
}

} // namespace

/// The parser owns the texts that the tables point to.
struct rollcall_document {
    dom::parser parser;
    /// Points into the caller's text: for the time of the reading.
    std::vector<place> places;
    std::vector<rollcall_answer> answers;
    std::vector<rollcall_person> people;
    std::vector<rollcall_slice> texts;
    std::vector<rollcall_text> further;
};

namespace {

rollcall_slice slice(std::string_view text) { return {text.data(), text.size()}; }

/// A property counts once: the second occurrence makes it malformed.
rollcall_state occurrence(rollcall_state before, rollcall_state now) {
    return before == rollcall_state_absent ? now : rollcall_state_malformed;
}

void read(dom::element value, rollcall_text &text) {
    std::string_view content;
    if (value.is_null()) {
        text.state = occurrence(text.state, rollcall_state_null);
    } else if (value.get(content) == simdjson::SUCCESS) {
        text.state = occurrence(text.state, rollcall_state_value);
        text.slice = slice(content);
    } else {
        text.state = rollcall_state_malformed;
    }
}

void read(dom::element value, rollcall_flag &flag) {
    bool content;
    if (value.is_null()) {
        flag.state = occurrence(flag.state, rollcall_state_null);
    } else if (value.get(content) == simdjson::SUCCESS) {
        flag.state = occurrence(flag.state, rollcall_state_value);
        flag.value = content;
    } else {
        flag.state = rollcall_state_malformed;
    }
}

/// One item that is no text makes the whole list malformed: half a list would be taken for the list.
void read(dom::element value, rollcall_texts &list, std::vector<rollcall_slice> &texts) {
    dom::array items;
    if (value.is_null()) {
        list.state = occurrence(list.state, rollcall_state_null);
        return;
    }
    if (value.get(items) != simdjson::SUCCESS) {
        list.state = rollcall_state_malformed;
        return;
    }
    list.state = occurrence(list.state, rollcall_state_value);
    list.first = texts.size();
    for (dom::element item : items) {
        std::string_view content;
        if (item.get(content) != simdjson::SUCCESS) {
            list.state = rollcall_state_malformed;
            return;
        }
        texts.push_back(slice(content));
    }
    list.count = texts.size() - list.first;
}

void read_inner(dom::object object, std::string_view inner, rollcall_text &text) {
    for (auto [name, member] : object) {
        if (name == inner) read(member, text);
    }
    // Somebody about whom not even the id is said is neither nobody nor unknown.
    if (inner == "id" && text.state != rollcall_state_value) text.state = rollcall_state_malformed;
}

/// Whoever is only removed leaves nobody.
void read_references(dom::element value, rollcall_text &text) {
    dom::array items;
    if (text.state != rollcall_state_absent || value.get(items) != simdjson::SUCCESS) {
        text.state = rollcall_state_malformed;
        return;
    }
    for (dom::element item : items) {
        dom::object reference;
        if (item.get(reference) != simdjson::SUCCESS) {
            text.state = rollcall_state_malformed;
        } else if (reference["@removed"].error() == simdjson::SUCCESS) {
            if (text.state == rollcall_state_absent) text.state = rollcall_state_null;
        } else {
            if (text.state == rollcall_state_null) text.state = rollcall_state_absent;
            read_inner(reference, "id", text);
        }
    }
}

void read_further(std::string_view name, dom::element value, size_t first, rollcall_document &document) {
    for (size_t index = 0; index < document.places.size(); ++index) {
        const place &place = document.places[index];
        rollcall_text &text = document.further[first + index];
        dom::object object;
        if (name != place.member) continue;
        if (place.is_references) read_references(value, text);
        else if (place.inner.empty() || value.is_null()) read(value, text);
        else if (value.get(object) == simdjson::SUCCESS) read_inner(object, place.inner, text);
        else text.state = rollcall_state_malformed;
    }
}

void read_removed(dom::element value, rollcall_person &person) {
    dom::object removed;
    if (value.get(removed) != simdjson::SUCCESS) {
        person.removed = rollcall_state_malformed;
        return;
    }
    person.removed = occurrence(person.removed, rollcall_state_value);
    for (auto [name, member] : removed) {
        if (name == "reason") read(member, person.removed_reason);
    }
}

/// A person about whom nothing is said, not even the id.
rollcall_person nobody(rollcall_document &document) {
    rollcall_person nobody{};
    nobody.first_further = document.further.size();
    document.further.resize(nobody.first_further + document.places.size());
    return nobody;
}

/// Properties that were not asked for are passed over.
rollcall_person person(dom::object object, rollcall_document &document) {
    rollcall_person person = nobody(document);
    auto &texts = document.texts;
    for (auto [name, value] : object) {
        if (name == "id") read(value, person.id);
        else if (name == "userPrincipalName") read(value, person.user_principal_name);
        else if (name == "displayName") read(value, person.display_name);
        else if (name == "givenName") read(value, person.given_name);
        else if (name == "surname") read(value, person.surname);
        else if (name == "mail") read(value, person.mail);
        else if (name == "otherMails") read(value, person.other_mails, texts);
        else if (name == "mobilePhone") read(value, person.mobile_phone);
        else if (name == "businessPhones") read(value, person.business_phones, texts);
        else if (name == "accountEnabled") read(value, person.account_enabled);
        else if (name == "userType") read(value, person.user_type);
        else if (name == "deletedDateTime") read(value, person.deleted_date_time);
        else if (name == "@odata.type") read(value, person.type);
        else if (name == "@removed") read_removed(value, person);
        else read_further(name, value, person.first_further, document);
    }
    return person;
}

bool is(std::string_view name, std::string_view expected) {
    return name.size() == expected.size() && strncasecmp(name.data(), expected.data(), name.size()) == 0;
}

/// `innerError` may nest, and older services spell it in lower case.
void read_error(dom::object error, rollcall_answer &answer) {
    for (auto [name, value] : error) {
        dom::object inner;
        if (name == "code" && answer.error_code.state == rollcall_state_absent) {
            read(value, answer.error_code);
        } else if (name == "request-id" && answer.request_id.state == rollcall_state_absent) {
            read(value, answer.request_id);
        } else if (is(name, "innerError") && value.get(inner) == simdjson::SUCCESS) {
            read_error(inner, answer);
        }
    }
}

/// What the members of a body say about its shape.
struct envelope {
    bool has_value = false;
    bool has_error = false;
    bool is_malformed = false;
    dom::array value;
    dom::object error;
};

envelope open(dom::object body, rollcall_answer &answer) {
    envelope envelope;
    for (auto [name, value] : body) {
        if (name == "value") {
            envelope.is_malformed |= envelope.has_value || value.get(envelope.value) != simdjson::SUCCESS;
            envelope.has_value = true;
        } else if (name == "error") {
            envelope.is_malformed |= envelope.has_error || value.get(envelope.error) != simdjson::SUCCESS;
            envelope.has_error = true;
        } else if (name == "@odata.nextLink") {
            read(value, answer.next_link);
            envelope.is_malformed |= answer.next_link.state != rollcall_state_value;
        } else if (name == "@odata.deltaLink") {
            read(value, answer.delta_link);
            envelope.is_malformed |= answer.delta_link.state != rollcall_state_value;
        }
    }
    return envelope;
}

/// An item that is no object becomes nobody.
void read_page(dom::array value, rollcall_answer &answer, rollcall_document &document) {
    for (dom::element item : value) {
        dom::object object;
        const bool is_object = item.get(object) == simdjson::SUCCESS;
        document.people.push_back(is_object ? person(object, document) : nobody(document));
    }
    answer.person_count = document.people.size() - answer.first_person;
}

void read_body(dom::element element, rollcall_answer &answer, rollcall_document &document) {
    dom::object body;
    answer.shape = rollcall_shape_other;
    answer.first_person = document.people.size();
    if (element.get(body) != simdjson::SUCCESS) return;

    const envelope envelope = open(body, answer);
    if (envelope.is_malformed) return;
    if (envelope.has_error) {
        answer.shape = rollcall_shape_error;
        read_error(envelope.error, answer);
    } else if (envelope.has_value) {
        answer.shape = rollcall_shape_page;
        read_page(envelope.value, answer, document);
    } else {
        answer.shape = rollcall_shape_person;
        document.people.push_back(person(body, document));
        answer.person_count = 1;
    }
}

void read_headers(dom::object headers, rollcall_answer &answer) {
    for (auto [name, value] : headers) {
        if (is(name, "Retry-After")) read(value, answer.retry_after);
        else if (is(name, "request-id") && answer.request_id.state == rollcall_state_absent) {
            read(value, answer.request_id);
        }
    }
}

void read_item(dom::object item, rollcall_answer &answer, rollcall_document &document) {
    dom::object headers;
    answer.shape = rollcall_shape_other;
    for (auto [name, value] : item) {
        if (name == "id") read(value, answer.id);
        else if (name == "status" && value.get(answer.status) != simdjson::SUCCESS) answer.status = 0;
        else if (name == "body") read_body(value, answer, document);
    }
    if (item["headers"].get(headers) == simdjson::SUCCESS) read_headers(headers, answer);
}

rollcall_failure read_batch(dom::element root, rollcall_document &document) {
    dom::array responses;
    if (root["responses"].get(responses) != simdjson::SUCCESS) return rollcall_failure_no_batch;
    for (dom::element response : responses) {
        dom::object item;
        if (response.get(item) != simdjson::SUCCESS) return rollcall_failure_no_batch;
        rollcall_answer answer{};
        read_item(item, answer, document);
        document.answers.push_back(answer);
    }
    return rollcall_failure_none;
}

rollcall_failure read_single(dom::element root, rollcall_document &document) {
    rollcall_answer answer{};
    read_body(root, answer, document);
    document.answers.push_back(answer);
    return rollcall_failure_none;
}

rollcall_failure meaning(simdjson::error_code error) {
    switch (error) {
    case simdjson::UTF8_ERROR: return rollcall_failure_encoding;
    case simdjson::DEPTH_ERROR: return rollcall_failure_depth;
    case simdjson::MEMALLOC: return rollcall_failure_memory;
    default: return rollcall_failure_grammar;
    }
}

rollcall_failure read(const char *bytes, size_t length, bool is_batch, rollcall_document &document) {
    // Sized here, because a parser that grows by itself forgets the depth it was given.
    const auto capacity = std::max(length, dom::MINIMAL_DOCUMENT_CAPACITY);
    const auto allocation = document.parser.allocate(capacity, maximum_depth);
    if (allocation != simdjson::SUCCESS) return meaning(allocation);
    dom::element root;
    // Copies into a padded buffer of its own: simdjson reads beyond the end.
    const auto error = document.parser.parse(bytes, length, true).get(root);
    if (error != simdjson::SUCCESS) return meaning(error);
    return is_batch ? read_batch(root, document) : read_single(root, document);
}

} // namespace

rollcall_document *rollcall_document_read(
    const char *bytes, size_t length, bool is_batch, const char *further, rollcall_failure *failure) {
    rollcall_document *document = nullptr;
    try {
        document = new rollcall_document;
        document->places = places(further);
        *failure = read(bytes, length, is_batch, *document);
    } catch (const std::bad_alloc &) {
        *failure = rollcall_failure_memory;
    }
    if (*failure == rollcall_failure_none) return document;
    delete document;
    return nullptr;
}

void rollcall_document_destroy(rollcall_document *document) { delete document; }

const rollcall_answer *rollcall_document_answers(const rollcall_document *document, size_t *count) {
    *count = document->answers.size();
    return document->answers.data();
}

const rollcall_person *rollcall_document_people(const rollcall_document *document, size_t *count) {
    *count = document->people.size();
    return document->people.data();
}

const rollcall_slice *rollcall_document_texts(const rollcall_document *document, size_t *count) {
    *count = document->texts.size();
    return document->texts.data();
}

const rollcall_text *rollcall_document_further(const rollcall_document *document, size_t *count) {
    *count = document->further.size();
    return document->further.data();
}

import EntraSimulator
import Foundation
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Answers keep to Microsoft's metadata")
struct ContractTests {
    let contract: Contract

    init() throws { contract = try Contract() }

    @Test("Every successful answer has the properties, types and nullability of the published schema")
    func everyEndpoint() async throws {
        try await withProbe(.writable(people: 60)) { probe async throws in
            let people = probe.control.people
            try probe.control.edit(people[0].id) { $0.managerID = people[1].id }
            try probe.control.delete(people[9].id)
            let group = try #require(probe.control.groups.first)
            let everything = contract.selectable(of: "user").joined(separator: ",")
            let reads: [(String, String)] = [
                ("/users", "user"), ("/users?$top=500&$select=\(everything)", "user"),
                ("/users/\(people[0].id)", "user"),
                ("/users/\(people[0].id)?$expand=manager", "user"), ("/users/\(people[0].id)/manager", "user"),
                ("/users/\(people[1].id)/directReports", "user"), ("/users/delta", "user"),
                ("/users/delta?$select=\(everything),manager", "user"), ("/groups", "group"),
                ("/groups/\(group.id)", "group"),
                ("/groups?$select=\(contract.selectable(of: "group").joined(separator: ","))", "group"),
                ("/groups/delta?$select=displayName,members", "group"),
                ("/groups/\(group.id)/members", "directoryObject"),
                ("/groups/\(group.id)/transitiveMembers", "directoryObject"),
                ("/groups/\(group.id)/members/microsoft.graph.user?$count=true", "user"),
                ("/users/\(people[0].id)/memberOf", "group"), ("/users/\(people[0].id)/transitiveMemberOf", "group"),
                ("/directory/deletedItems/microsoft.graph.user", "user"),
                ("/directory/deletedItems/\(people[9].id)", "user"),
                ("/organization", "organization"), ("/directoryObjects/\(people[0].id)", "user"),
            ]
            for (path, type) in reads {
                let answer = try await probe.graph("GET", path, eventual: path.contains("$count"))
                try #require(answer.status == 200, "\(path): \(answer.text.prefix(300))")
                #expect(contract.problems(in: answer.json, type: type) == [], "\(path)")
            }
        }
    }

    @Test("What writing answers keeps to it too")
    func writes() async throws {
        try await withProbe(.writable()) { probe async throws in
            let user = #"""
                {"accountEnabled": true, "displayName": "Ana", "mailNickname": "ana",
                 "userPrincipalName": "ana.new@fabrikam.example", "passwordProfile": {"password": "obviously-fake-1"}}
                """#
            let created = try await probe.graph("POST", "/users", json: user)
            #expect(created.status == 201)
            #expect(contract.problems(in: created.json, type: "user") == [])
            let group =
                #"{"displayName": "Choir", "mailEnabled": false, "mailNickname": "choir", "securityEnabled": true}"#
            let made = try await probe.graph("POST", "/groups", json: group)
            #expect(contract.problems(in: made.json, type: "group") == [])
            let ids = #"{"ids": ["\#(created.json.id)", "\#(made.json.id)"]}"#
            let found = try await probe.graph("POST", "/directoryObjects/getByIds", json: ids)
            #expect(found.value.count == 2)
            #expect(contract.problems(in: found.json, type: "directoryObject") == [])
        }
    }
}

/// The published schema, as far as the simulator answers with it.
struct Contract: Sendable {
    struct TypeDescription: Decodable {
        var base: String?
        var properties: [String: String]
    }

    private let types: [String: TypeDescription]

    /// Kept outside the directory: selecting them in a list is answered with 501.
    private static let elsewhere: Set = [
        "aboutMe", "birthday", "hireDate", "interests", "mySite", "pastProjects", "preferredName", "responsibilities",
        "schools", "skills",
    ]

    init() throws {
        let url = try #require(Bundle.module.url(forResource: "types", withExtension: "json", subdirectory: "Contract"))
        types = try JSONDecoder().decode([String: TypeDescription].self, from: Data(contentsOf: url))
    }

    func type(named name: String) -> TypeDescription? { types[name] }

    /// The properties that can be asked for, without navigation.
    func selectable(of type: String) -> [String] {
        let own = types[type]?.properties ?? [:]
        return own.filter { name, kind in
            !Self.elsewhere.contains(name) && !kind.contains("directoryObject") && isKnown(name, on: type)
        }.keys.sorted()
    }

    /// Properties of groups that live outside the directory or that only single reads give are not simulated.
    private func isKnown(_ name: String, on type: String) -> Bool {
        let notSimulated: Set = [
            "accessType", "allowExternalSenders", "autoSubscribeNewMembers", "hideFromAddressLists",
            "hideFromOutlookClients", "infoCatalogs", "isArchived", "isFavorite", "isSubscribedByMail",
            "organizationId",
            "unseenConversationsCount", "unseenCount", "unseenMessagesCount", "welcomeMessageEnabled",
        ]
        return type != "group" || !notSimulated.contains(name)
    }

    /// What is wrong with an answer that is one object of a type, or a page of them.
    func problems(in answer: JSONValue, type: String) -> [String] {
        guard answer["@odata.context"]?.string?.contains("/v1.0/$metadata#") == true else { return ["no context"] }
        if let items = answer["value"]?.items {
            let strangers = answer.names.subtracting(["value"]).map { "unexpected '\($0)' beside value" }
            return strangers + items.flatMap { check($0, type: actualType(of: $0, declared: type)) }
        }
        return check(answer, type: actualType(of: answer, declared: type))
    }

    private func actualType(of object: JSONValue, declared: String) -> String {
        object["@odata.type"]?.string?.split(separator: ".").last.map(String.init) ?? declared
    }

    private func check(_ object: JSONValue, type: String) -> [String] {
        guard let members = object.members else { return ["\(type) is no object"] }
        return members.flatMap { name, value -> [String] in
            if name.contains("@") { return [] }
            guard let kind = kind(of: name, on: type) else { return ["\(type).\(name) is not in the metadata"] }
            return check(value, kind: kind, at: "\(type).\(name)")
        }
    }

    private func kind(of name: String, on type: String) -> String? {
        types[type].flatMap { $0.properties[name] ?? $0.base.flatMap { kind(of: name, on: $0) } }
    }

    private func check(_ value: JSONValue, kind: String, at path: String) -> [String] {
        let isNullable = kind.hasSuffix("?")
        let kind = kind.filter { $0 != "?" }
        if value == .null { return isNullable ? [] : ["\(path) is null"] }
        if kind.hasPrefix("Collection(") {
            guard let items = value.items else { return ["\(path) is no collection"] }
            let inner = String(kind.dropFirst("Collection(".count).dropLast())
            return items.flatMap { check($0, kind: inner, at: path) }
        }
        switch kind {
        case "String", "Guid": return value.string == nil ? ["\(path) is no text"] : []
        case "Boolean": return value.boolean == nil ? ["\(path) is no boolean"] : []
        case "Int32", "Int64": return value.integer == nil ? ["\(path) is no number"] : []
        case "DateTimeOffset":
            let pattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z/
            return value.string?.wholeMatch(of: pattern) == nil ? ["\(path) is no time"] : []
        default: return check(value, type: actualType(of: value, declared: kind))
        }
    }
}

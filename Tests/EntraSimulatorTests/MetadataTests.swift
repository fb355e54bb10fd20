import EntraSimulator
import Foundation
import Testing

@Suite("The metadata document")
struct MetadataTests {
    private func document() async throws -> MetadataDocument {
        let text = try await withProbe(SimulatorConfiguration(people: 2, groups: 0)) { probe async throws in
            let answer = try await probe.graph("GET", "/$metadata")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/xml")
            return answer.text
        }
        return try MetadataDocument(text)
    }

    @Test("Every type, property and nullability in it is Microsoft's")
    func types() async throws {
        let (document, contract) = (try await document(), try Contract())
        for (name, type) in document.entityTypes.merging(document.complexTypes, uniquingKeysWith: { $1 }) {
            let published = try #require(contract.type(named: name), "\(name) is not in Microsoft's metadata")
            #expect(type.base == published.base, "\(name)")
            for (member, kind) in type.members {
                #expect(published.properties[member] == kind, "\(name).\(member)")
            }
        }
    }

    @Test("Everything that an answer can carry is declared")
    func complete() async throws {
        let (document, contract) = (try await document(), try Contract())
        for type in ["user", "group"] {
            let declared = Set(try #require(document.entityTypes[type]).members.keys)
            #expect(declared.isSuperset(of: contract.selectable(of: type)), "\(type)")
        }
        #expect(document.entityTypes["organization"]?.members.keys.contains("verifiedDomains") == true)
        #expect(document.entityTypes["user"]?.members["manager"] == "directoryObject?")
        #expect(document.entityTypes["group"]?.members["members"] == "Collection(directoryObject)?")
        #expect(document.entityTypes["directory"]?.members["deletedItems"] == "Collection(directoryObject)?")
        for (name, type) in document.complexTypes {
            #expect(Set(type.members.keys) == contract.type(named: name).map { Set($0.properties.keys) }, "\(name)")
        }
    }

    @Test("What is referred to is declared, and nothing is left over")
    func closed() async throws {
        let document = try await document()
        let declared = Set(document.entityTypes.keys).union(document.complexTypes.keys)
        #expect(document.referenced.isSubset(of: declared))
        #expect(Set(document.complexTypes.keys).isSubset(of: document.referenced))
    }

    @Test("Actions, functions and sets are those that answer")
    func operations() async throws {
        let document = try await document()
        #expect(
            document.operations == [
                "checkMemberGroups(directoryObject, Collection(String)) -> Collection(String)",
                "checkMemberObjects(directoryObject, Collection(String)) -> Collection(String)",
                "getMemberGroups(directoryObject, Boolean) -> Collection(String)",
                "getMemberObjects(directoryObject, Boolean) -> Collection(String)",
                "getByIds(Collection(directoryObject), Collection(String), Collection(String)) "
                    + "-> Collection(directoryObject)",
                "restore(directoryObject) -> directoryObject",
                "delta(Collection(group)) -> Collection(group)", "delta(Collection(user)) -> Collection(user)",
            ])
        #expect(
            document.entitySets == [
                "users": "user", "groups": "group", "directoryObjects": "directoryObject",
                "organization": "organization",
            ])
        #expect(document.singletons == ["directory": "directory"])
    }
}

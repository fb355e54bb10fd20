import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A CSDL document as a client reads it: types by name, with their members spelled as in `Contract/types.json`.
final class MetadataDocument: NSObject, XMLParserDelegate {
    struct Declared {
        var base: String?
        var members: [String: String] = [:]
    }

    private(set) var entityTypes: [String: Declared] = [:]
    private(set) var complexTypes: [String: Declared] = [:]
    /// `delta(Collection(user)) -> Collection(user)`
    private(set) var operations: Set<String> = []
    private(set) var entitySets: [String: String] = [:]
    private(set) var singletons: [String: String] = [:]
    /// Every type that something in the document refers to.
    private(set) var referenced: Set<String> = []
    private var openType: String?
    private var openOperation: (name: String, parameters: [String])?

    /// - Throws: What is wrong with the XML.
    init(_ text: String) throws {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.propertyListReadCorrupt) }
    }

    func parser(
        _: XMLParser, didStartElement element: String, namespaceURI _: String?, qualifiedName _: String?,
        attributes: [String: String]
    ) {
        let name = attributes["Name"] ?? ""
        switch element {
        case "EntityType":
            entityTypes[name] = Declared(base: attributes["BaseType"].map(Self.short))
            openType = name
        case "ComplexType":
            complexTypes[name] = Declared()
            openType = name
        case "Property", "NavigationProperty": declare(name, attributes)
        case "Action", "Function": openOperation = (name, [])
        case "Parameter": openOperation?.parameters.append(refer(to: attributes["Type"]))
        case "ReturnType": finishOperation(returning: refer(to: attributes["Type"]))
        case "EntitySet": entitySets[name] = refer(to: attributes["EntityType"])
        case "Singleton": singletons[name] = refer(to: attributes["Type"])
        default: break
        }
    }

    private func declare(_ name: String, _ attributes: [String: String]) {
        guard let openType else { return }
        let type = refer(to: attributes["Type"]) + (attributes["Nullable"] == "false" ? "" : "?")
        if entityTypes[openType] == nil {
            complexTypes[openType]?.members[name] = type
        } else {
            entityTypes[openType]?.members[name] = type
        }
    }

    private func finishOperation(returning type: String) {
        guard let operation = openOperation else { return }
        operations.insert("\(operation.name)(\(operation.parameters.joined(separator: ", "))) -> \(type)")
        openOperation = nil
    }

    private func refer(to type: String?) -> String {
        let short = Self.short(type ?? "")
        let inner = short.hasPrefix("Collection(") ? String(short.dropFirst("Collection(".count).dropLast()) : short
        if type?.contains("Edm.") != true { referenced.insert(inner) }
        return short
    }

    /// Without the namespace: `Collection(graph.user)` is `Collection(user)`.
    private static func short(_ type: String) -> String {
        ["microsoft.graph.", "graph.", "Edm."].reduce(type) { $0.replacing($1, with: "") }
    }
}

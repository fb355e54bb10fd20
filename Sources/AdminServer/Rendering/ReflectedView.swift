import Mustache

/// A part of many rows, small enough to tell its values itself: that takes a tenth of finding them out.
protocol PlainPart: MustacheParent, Sendable {
    /// The value of that name; nil when there is none.
    func child(named name: String) -> Any?
}

/// A view as templates see it: its values by their names, found out once.
///
/// Left to itself, the template engine reads every value of a view anew for each name that a template mentions. On a
/// page of two hundred rows that took longer than everything else.
final class ReflectedView: MustacheParent, MustacheCustomRenderable {
    private let view: Any
    private lazy var values = Mirror(reflecting: view).children.reduce(into: [String: Any]()) { values, child in
        if let name = child.label { values[name] = Self.seen(child.value) }
    }

    init(_ view: Any) { self.view = view }

    func child(named name: String) -> Any? { values[name] }

    var renderText: String { String(describing: view) }
    var isNull: Bool { false }

    /// What stands for a value in a template; nil for an optional without one.
    private static func seen(_ value: Any) -> Any? {
        switch value {
        case let text as String: return text
        case let flag as Bool: return flag
        case let part as any PlainPart: return part
        default: break
        }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.flatMap { seen($0.value) }
        case .collection: mirror.children.compactMap { seen($0.value) }
        case .struct: ReflectedView(value)
        default: value
        }
    }
}

import DirectoryCore
import DirectoryPorts

/// The steps in which a tenant is connected, in their order. Each is saved when it is left.
enum ConnectStep: String, CaseIterable, Sendable {
    case tenant
    case credential
    case test
    case scope

    /// Leads to the first step that is not done.
    static let start = "\(SettingsTab.connection.path)/steps"
    /// Says that everything is done, and offers to import people.
    static let end = "\(start)/done"

    /// Within the organization.
    var path: String { "\(Self.start)/\(rawValue)" }

    /// What doing it needs.
    var action: Action {
        switch self {
        case .tenant, .credential: .changeCredential
        case .test: .testConnection
        case .scope: .changeSettings
        }
    }

    /// As people count: from 1.
    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    var previous: ConnectStep? { Self.allCases.last { $0.number < number } }
    var next: ConnectStep? { Self.allCases.first { $0.number > number } }

    /// How a step stands for somebody who looks at one of them.
    enum Standing: String, Sendable {
        case done
        case current
        case ahead
    }
}

/// How far connecting has come: read off the connection, so that it can be gone on with at any time.
struct ConnectProgress: Hashable, Sendable {
    private let done: Set<ConnectStep>
    /// Whether the latest test of the connection as it is has failed.
    let isTestFailed: Bool

    /// - Parameters:
    ///   - test: the latest of the connection as it is; nil when none is known.
    ///   - hasRun: whether any run has ever been made, which nobody does before they have chosen whom to follow.
    init(_ connection: Connection?, test: KeptTest?, hasRun: Bool) {
        var done: Set<ConnectStep> = []
        if let connection {
            done.insert(.tenant)
            if !connection.credentials.isEmpty { done.insert(.credential) }
            if test.map({ $0.report.problem == nil }) ?? (connection.pinnedTenant != nil) { done.insert(.test) }
            if hasRun || connection.isAdjusted { done.insert(.scope) }
        }
        self.done = done
        isTestFailed = test?.report.problem != nil
    }

    /// The first step that is to be done; nil when nothing is left.
    var open: ConnectStep? { ConnectStep.allCases.first { !isDone($0) } }

    func isDone(_ step: ConnectStep) -> Bool { done.contains(step) }

    /// Whether the step can be looked at: nothing is missing that it builds on. A test that has not passed keeps nobody
    /// from the step behind it.
    func reaches(_ step: ConnectStep) -> Bool {
        switch step {
        case .tenant: true
        case .credential: isDone(.tenant)
        case .test, .scope: isDone(.tenant) && isDone(.credential)
        }
    }
}

extension Connection {
    /// Whether it is anything but what every connection starts with.
    fileprivate var isAdjusted: Bool {
        schedule != nil || rules != .standard || brakes != .standard || reconciliation != Self.weekly
    }
}

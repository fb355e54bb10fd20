import FoundationEssentials
import Synchronization

/// The one mutable thing: the simulation behind a lock, with the machine's clock.
final class SimulatorCore: Sendable {
    private let simulation: Mutex<Simulation>
    private let machineTime: @Sendable () -> Timestamp

    init(
        _ configuration: SimulatorConfiguration,
        machineTime: @escaping @Sendable () -> Timestamp = {
            Timestamp(seconds: Int(Date().timeIntervalSince1970.rounded(.down)))
        }
    ) throws {
        self.machineTime = machineTime
        simulation = Mutex(try Simulation(configuration, now: machineTime()))
    }

    func answer(_ request: WireRequest) -> Reply {
        simulation.withLock { $0.answer(request, machineTime: machineTime()) }
    }

    /// Reads or changes the simulation; the closure gets the simulator's time.
    func with<R: Sendable, E: Error>(_ body: (inout Simulation, Timestamp) throws(E) -> R) throws(E) -> R {
        let outcome: Result<R, E> = simulation.withLock { simulation in
            let now = machineTime() + simulation.clockOffset
            do throws(E) { return .success(try body(&simulation, now)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    var now: Timestamp { with { _, now in now } }
}

package import DirectoryCore

/// The clouds a connection can choose from, by name.
package struct CloudCatalog: Sendable {
    private let clouds: [CloudName: Cloud]

    /// - Throws: `configuration-invalid` when a name is taken.
    package init(adding clouds: [Cloud]) throws(Problem) {
        var known = Dictionary(Cloud.microsoft.map { ($0.name, $0) }) { first, _ in first }
        for cloud in clouds {
            guard known.updateValue(cloud, forKey: cloud.name) == nil else {
                throw .configuration("clouds names \(cloud.name), which there is already.", key: "clouds")
            }
        }
        self.clouds = known
    }

    /// All of them.
    var all: [Cloud] { Array(clouds.values) }

    /// The names to choose from, in alphabetical order.
    package var names: [String] { clouds.keys.map(\.rawValue).sorted() }

    /// - Throws: `cloud-unknown`, listing the names to choose from.
    package func cloud(named name: CloudName) throws(Problem) -> Cloud {
        guard let cloud = clouds[name] else {
            throw Problem(
                .cloudUnknown, cause: "There is no cloud named \(name).",
                advice: "Choose one of: \(names.joined(separator: ", ")).", field: "cloud")
        }
        return cloud
    }
}

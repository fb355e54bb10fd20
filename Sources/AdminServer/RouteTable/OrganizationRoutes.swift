import DirectoryCore
import HTTPTypes

extension Routes {
    /// Who belongs to an organization, and how it works.
    static func organization(_ site: Site) -> [Route] { [] }
}

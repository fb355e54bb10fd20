import DirectoryCore
import HTTPTypes

extension Routes {
    /// The server, for its administrator.
    static func server(_ site: Site) -> [Route] { [] }
}

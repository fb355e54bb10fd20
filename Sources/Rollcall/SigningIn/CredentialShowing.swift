import DirectoryCore
import DirectoryPorts
import EntraGraph
import EntraSignIn

extension ClientAuthentication {
    /// By whichever credential of the connection, as it is stored.
    static func showing(_ wallet: CredentialWallet, world: World) -> ClientAuthentication {
        ClientAuthentication { (connection, credential, endpoint) throws(Problem) in
            guard let offered = wallet.credentials(of: connection).first(where: { $0.id == credential.id }) else {
                throw .notConnected
            }
            let fields = try offered.credential.proofFields(
                of: connection.client, for: endpoint, id: world.makeUUID(), at: world.now())
            return fields.map { FormField($0.0, $0.1) }
        }
    }
}

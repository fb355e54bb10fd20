import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall connection credential`.
struct CredentialCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credential", abstract: "By what the connection proves to Entra that it is the application.",
        discussion: """
              rollcall connection credential add --new-certificate
              rollcall connection credential list

            There can be two, so that one takes the place of the other without a pause: the one
            that was added last is shown first.
            """,
        subcommands: [ListCredentials.self, AddCredential.self, RemoveCredential.self, ShowCertificate.self])
}

/// `rollcall connection credential list`.
struct ListCredentials: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the credentials, the preferred one first. Nothing secret is shown.",
        discussion: "  rollcall connection credential list")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        guard let connection = try await place.store.connection(of: place.organization) else {
            throw Problem.notConnected
        }
        let documents = connection.credentials.map(CredentialDocument.init)
        if output.json {
            try console.printJSON(documents)
        } else if documents.isEmpty {
            console.print("No credentials. Add one with:  rollcall connection credential add --new-certificate")
        } else {
            Table(header: ["CREDENTIAL", "WHAT", "ADDED", "ENDS"], rows: documents.map(\.row)).show(on: console)
        }
        return .success
    }
}

/// `rollcall connection credential add`.
struct AddCredential: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a credential, which is preferred from now on.",
        discussion: """
              rollcall connection credential add --secret-file secret.txt --expires 2027-05-03
              rollcall connection credential add --new-certificate
              rollcall connection credential add --certificate-file key-and-certificate.pem

            With --new-certificate the key is made here and never leaves; upload the certificate
            that is printed to the app registration, under Certificates & secrets. What is read
            from a file is read from standard input for -.
            """)

    @Option(help: "A file that holds a client secret's Value; - for standard input.")
    var secretFile: String?

    @Option(help: "When the client secret ends, such as 2027-05-03.")
    var expires: String?

    @Flag(help: "Make a key and a certificate here.")
    var newCertificate = false

    @Option(help: "A file in PEM that holds a certificate and its private key; - for standard input.")
    var certificateFile: String?

    @Option(help: "The name of an assertion file in the server's rollcall.json, for workload identity federation.")
    var assertionFile: String?

    @Flag(help: "The identity that Azure gives to this machine, where the server's rollcall.json allows it.")
    var managedIdentity = false

    @Option(help: "With --managed-identity: the client ID, where the machine has several.")
    var clientID: String?

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let kinds = [secretFile != nil, newCertificate, certificateFile != nil, assertionFile != nil, managedIdentity]
        guard kinds.count(where: { $0 }) == 1 else {
            throw ValidationError(
                "Say which: --secret-file, --new-certificate, --certificate-file, --assertion-file, or --managed-identity."
            )
        }
        guard expires == nil || secretFile != nil else {
            throw ValidationError("--expires: only a client secret has to be told when it ends.")
        }
        guard let clientID else { return }
        guard managedIdentity, ClientID(clientID) != nil else {
            throw ValidationError("--client-id: a GUID, with --managed-identity.")
        }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let added = try await place.connecting.add(try entry(console), in: place.organization, by: .thisAccount)
        let document = CredentialDocument(added)
        if output.json {
            try console.printJSON(document)
            return .success
        }
        console.note("Added: \(document.what), \(document.id). It is preferred from now on.".safeForTerminal)
        if newCertificate {
            let pem = try await place.connecting.certificate(
                of: added.id, in: place.organization, by: .thisAccount)
            console.print(pem.trimmingWhitespace)
            console.note("Upload this certificate to the app registration, then:  rollcall connection test")
        }
        return .success
    }

    private func entry(_ console: Console) throws(Problem) -> CredentialEntry {
        if let secretFile {
            return .clientSecret(try SecretSource(file: secretFile).read(asking: console), expires: expires)
        }
        if let certificateFile {
            return .importedCertificate(
                try SecretSource(file: certificateFile, .keyAndCertificate).read(asking: console))
        }
        if let assertionFile { return .federated(AssertionFileName(rawValue: assertionFile)) }
        return managedIdentity ? .managedIdentity(clientID.flatMap(ClientID.init)) : .newCertificate
    }
}

/// `rollcall connection credential remove`.
struct RemoveCredential: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget a credential. The last one stays.",
        discussion: "  rollcall connection credential remove CREDENTIAL")

    @OptionGroup var credential: CredentialArgument
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let id = try credential.id()
        try await place.connecting.remove(id, in: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(["removed": id.description])
        } else {
            console.print("The credential is forgotten here. Remove it from the app registration too.")
        }
        return .success
    }
}

/// `rollcall connection credential certificate`.
struct ShowCertificate: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Print the public part of a certificate, in PEM, for the app registration.",
        discussion: "  rollcall connection credential certificate CREDENTIAL > rollcall.pem")

    @OptionGroup var credential: CredentialArgument
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let pem = try await place.connecting.certificate(
            of: try credential.id(), in: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(["certificate": pem])
        } else {
            console.print(pem.trimmingWhitespace)
        }
        return .success
    }
}

/// Which credential is meant.
struct CredentialArgument: ParsableArguments {
    @Argument(help: "The id of the credential, as `connection credential list` shows it.")
    var credential: String

    func validate() throws {
        guard CredentialID(credential) != nil else {
            throw ValidationError("\"\(credential)\" is no id of a credential.")
        }
    }

    func id() throws(Problem) -> CredentialID {
        guard let id = CredentialID(credential) else { throw .notFound("There is no credential \(credential) here.") }
        return id
    }
}

private struct CredentialDocument: Encodable {
    let id: CredentialID
    let what: String
    let addedAt: Date
    let expiresAt: Date?

    init(_ credential: StoredCredential) {
        id = credential.id
        what = credential.label
        addedAt = credential.addedAt
        expiresAt = credential.expiresAt
    }

    var row: [String] { [id.description, what, addedAt.short, expiresAt?.short ?? "not known"] }
}

/// A credential as an administrator enters it.
package enum CredentialEntry: Sendable {
    /// The *Value* of a client secret, and when it ends as `2027-05-03`, if that is known.
    case clientSecret(Secret, expires: String?)
    /// A key and certificate that the server makes; the public part is downloaded and uploaded in Entra.
    case newCertificate
    /// A certificate with its private key, both as PEM in one text.
    case importedCertificate(Secret)
    case federated(AssertionFileName)
    case managedIdentity(ClientID?)

    /// Checks a client secret as it was entered.
    ///
    /// - Returns: the secret without surrounding blanks.
    /// - Throws: `invalid-value` naming the field `secret`.
    package static func clientSecret(checking secret: Secret) throws(Problem) -> Secret {
        let value = secret.reveal().trimmingWhitespace
        guard !value.isEmpty, value.utf8.count <= 512,
            value.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.generalCategory != .control })
        else {
            throw .entered(
                "The client secret is empty or holds a character that no secret has.",
                advice: "Copy the secret's Value from the app registration.", field: "secret")
        }
        return Secret(value)
    }
}

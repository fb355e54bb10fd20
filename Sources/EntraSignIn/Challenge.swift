import Crypto
import DirectoryCore
import FoundationEssentials

/// What is shown of a code verifier before the verifier itself.
///
/// Source: RFC 7636 §4.2.
enum Challenge {
    static func s256(of verifier: Secret) -> String {
        Data(SHA256.hash(data: Array(verifier.reveal().utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

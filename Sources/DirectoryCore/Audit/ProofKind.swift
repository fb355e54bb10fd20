/// How somebody proved who they are, as the audit says it.
package enum ProofKind: CaseIterable, Sendable {
    case password
    case passwordAndCode
    case passwordAndRecoveryCode
    case code
    case recoveryCode
    case entra
    case invitation

    package var words: Sentence {
        switch self {
        case .password: .phrase("password")
        case .passwordAndCode: .phrase("password and code")
        case .passwordAndRecoveryCode: .phrase("password and recovery code")
        case .code: .phrase("code")
        case .recoveryCode: .phrase("recovery code")
        case .entra: .phrase("Microsoft Entra")
        case .invitation: .phrase("invitation")
        }
    }
}

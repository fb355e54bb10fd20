import DirectoryCore
import HTTPTypes

extension Routes {
    /// Where people come in.
    static func doors(_ site: Site) -> [Route] {
        let (signIn, entra, proof) = (SignInDesk(site: site), EntraDesk(site: site), ProofDesk(site: site))
        let (claim, codes) = (ClaimDesk(site: site), CodeDesk(site: site))
        return [
            .open(.get, "/sign-in", signIn.show),
            .open(.post, "/sign-in", signIn.signIn),
            .open(.get, OrganizationAddress.pattern("/sign-in"), signIn.showForOrganization),
            .open(.get, "/sign-in/code", signIn.showCode),
            .open(.post, "/sign-in/code", signIn.confirm),
            .open(.get, "/sign-in/entra", entra.begin),
            .open(.get, "/sign-in/entra/callback", entra.finish),
            .person(.post, "/sign-out", signIn.signOut),
            .person(.get, "/prove", proof.show),
            .person(.post, "/prove", proof.prove),
            .open(.get, "/claim", claim.show),
            .open(.post, "/claim", claim.claim),
            .open(.get, "/join", codes.askToJoin),
            .open(.post, "/join", codes.join),
            .open(.post, "/join/account", codes.accept),
            .person(.post, "/join/signed-in", codes.acceptSignedIn),
            .open(.post, "/join/entra", entra.join),
            .open(.get, "/recover", codes.askToRecover),
            .open(.post, "/recover", codes.recover),
            .open(.post, "/recover/password", codes.renew),
            .open(.post, "/language", LanguageDesk().choose),
        ]
    }

    /// What belongs to whoever is signed in.
    static func account(_ site: Site) -> [Route] {
        let (account, factor) = (AccountDesk(site: site), SecondFactorDesk(site: site))
        return [
            .account(.get, "/", Entrance(site: site).enter),
            .account(.get, "/account", account.show),
            .account(.get, "/account/name", proof: .fresh, account.askToRename),
            .account(.post, "/account/name", proof: .fresh, account.rename),
            .account(.get, "/account/password", proof: .fresh, account.askForPassword),
            .account(.post, "/account/password", proof: .fresh, account.changePassword),
            .person(.get, "/account/second-factor", proof: .fresh, factor.offer),
            .person(.post, "/account/second-factor", proof: .fresh, factor.add),
            .account(.post, "/account/second-factor/remove", proof: .fresh, factor.remove),
            .account(.post, "/account/sessions/:session/end", account.endSession),
            .account(.post, "/account/sessions/end-others", account.endOthers),
            .account(.get, "/account/entra/link", proof: .fresh, EntraDesk(site: site).link),
            .account(.post, "/account/entra/unlink", proof: .fresh, account.unlink),
        ]
    }
}

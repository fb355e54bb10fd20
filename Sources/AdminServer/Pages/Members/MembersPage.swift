import DirectoryCore
import DirectoryPorts

extension RosterPage {
    /// The members of an organization, and to those who may change that, the invitations that wait.
    static func members(_ members: [Member], _ invitations: [Invitation], _ viewing: Viewing) -> RosterPage {
        let words = viewing.words
        let mayManage = viewing.may(.manageMembers)
        let waiting = Section(
            words.invitationsTitle, invitations.compactMap { Row($0, viewing) }, none: words.noInvitations)
        let all = Section(words.title(of: .members), members.map { Row($0, viewing) }, none: words.noMembers)
        return RosterPage(
            words.title(of: .members), at: .members,
            actions: mayManage ? [.init(words.inviteTitle, viewing.link("/members/invite"))] : [],
            mayManage ? [all, waiting] : [all])
    }
}

extension RosterPage.Row {
    fileprivate init(_ member: Member, _ viewing: Viewing) {
        let (words, account) = (viewing.words, member.account)
        let roles = Role.allCases.map {
            FormField.Option(value: $0.rawValue, label: words.role($0), isChosen: $0 == member.membership.role)
        }
        let choice = RosterPage.Choice(field: "role", label: words.roleLabel, options: roles)
        let buttons = [
            RosterPage.Button(
                viewing.link("/members/\(account.id)/role"), words.changeRole, of: account.name, choice: choice),
            RosterPage.Button(viewing.link("/members/\(account.id)/remove"), words.remove, of: account.name),
        ]
        self.init(
            account.name, facts: [account.email],
            badges: [Badge(words.role(member.membership.role), .notice)]
                + (account.standing == .suspended ? [Badge(words.suspended, .danger)] : []),
            buttons: viewing.may(.manageMembers) ? buttons : [])
    }

    /// - Returns: nil for what invites nobody.
    fileprivate init?(_ invitation: Invitation, _ viewing: Viewing) {
        guard case .membership(_, let role, let email) = invitation.purpose else { return nil }
        let words = viewing.words
        self.init(
            email, facts: [words.worksUntil(words.moment(invitation.expiresAt).text)],
            badges: [Badge(words.role(role))],
            buttons: [
                .init(viewing.link("/members/invitations/\(invitation.id)/withdraw"), words.withdraw, of: email)
            ])
    }
}

extension FormPage {
    static func invite(_ viewing: Viewing, sent: FormFields? = nil, problem: Problem? = nil) -> FormPage {
        let words = viewing.words
        let role = sent?.values("role").first ?? Role.viewer.rawValue
        return FormPage(
            words.inviteTitle, lead: words.inviteLead, at: .members,
            crumb: .init(words.title(of: .members), viewing.link("/members")), problem: problem,
            form: .init(
                to: viewing.link("/members/invite"),
                [
                    .text("email", words.theirEmailLabel, .email, value: sent?.values("email").first ?? ""),
                    .choice(
                        "role", words.roleLabel,
                        Role.allCases.map {
                            .init(value: $0.rawValue, label: words.role($0), isChosen: $0.rawValue == role)
                        }),
                ], button: words.inviteButton), words)
    }
}

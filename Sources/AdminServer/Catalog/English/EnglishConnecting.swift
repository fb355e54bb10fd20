import DirectoryCore

// MARK: - Connecting a tenant

extension English {
    func connecting(_ text: ConnectText) -> String {
        switch text {
        case .steps: "Steps"
        case .back: "Back"
        case .goOn: "Continue"
        case .goOnUntested: "Continue without a passed test"
        case .saveAndGoOn: "Save and continue"
        case .finish: "Save and finish"
        case .resume: "Go on connecting"
        case .consoleCaption: "From the command line instead"
        case .connectingTakesAdmin:
            "No tenant is connected yet. Connecting one takes an admin. Ask an owner to do it, or for the role."
        case .importingTakesOperator:
            "Importing people takes an operator. Ask an owner to do it, or for the role."
        case .registerCaption: "No app registration yet? Make one with the Azure CLI"
        case .registerLead:
            "Run these as somebody who may register applications and give consent. They grant User.Read.All and nothing else, and print the tenant ID and the client ID."
        case .commandCaption: "With the Azure CLI"
        case .makeSecretLead: "Makes a secret for this registration, beside those it has, and prints its value once."
        case .uploadLead: "Uploads the certificate that you have downloaded here, beside those the registration has."
        case .copy: "Copy"
        case .copied: "Copied."
        case .notAnswered: "Which tenant that is shows as soon as Entra answers: in the test."
        case .replacing:
            "What is stored goes on working while you replace it. Rollcall tries the newer credential first and falls back to the older. Remove the older one once a test has accepted the newer."
        case .replaceCredential: "Replace the credential"
        case .testAgain: "Test again"
        case .scopeLead:
            "The usual values are filled in. Each can be changed later, on its own page of the settings."
        case .newcomersHint: "Those who come into scope later. Whoever waits is found under Import."
        case .removalsPercent: "Deletions and deactivations at once, in percent of the users"
        case .removalsMost: "But never more than"
        case .removalsMostHint: "Whatever the percentage comes to. Empty is no further limit."
        case .scheduleHint:
            "Runs synchronize everybody who is imported, by themselves: the first one when this time has passed, so that you can look at a preview before."
        case .connectedLead: "The next step is to choose people of the tenant and import them."
        case .untestedLead:
            "Nothing can be imported before Entra accepts the application. Test the connection to see what is missing."
        }
    }

    func step(_ step: ConnectStep) -> String {
        switch step {
        case .tenant: "Cloud and tenant"
        case .credential: "Credential"
        case .test: "Test"
        case .scope: "Scope and safety"
        }
    }

    func standing(_ standing: ConnectStep.Standing) -> String {
        switch standing {
        case .done: "done"
        case .current: "now"
        case .ahead: "to come"
        }
    }

    func position(of step: ConnectStep) -> String {
        "Step \(step.number) of \(ConnectStep.allCases.count): \(self.step(step))"
    }

    func isUnfinished(_ step: ConnectStep) -> String {
        "Connecting is not finished. Next is step \(step.number) of \(ConnectStep.allCases.count): \(self.step(step))."
    }

    func way(_ way: CredentialWay) -> String {
        switch way {
        case .secret: "Client secret"
        case .newCertificate: "Certificate made here"
        case .imported: "Certificate you bring"
        case .federated: "Token of another issuer"
        case .managedIdentity: "Managed identity"
        }
    }

    func answered(_ tenant: String) -> String { "The tenant that answers is \(tenant)." }
    func tested(at moment: String) -> String { "Tested on \(moment)." }
    var accepted: String { "Accepted" }
    var refused: String { "Not accepted" }

    func credentialYields(_ credential: String, on day: String, inDays days: Int) -> String {
        days < 0
            ? "\(credential): ended on \(day). The other credential has taken over; add a new one beside it."
            : "\(credential): ends on \(day), in \(counted(days, "day", "days")). The other credential takes over then."
    }

    func alwaysAllowed(_ number: Int) -> String {
        "A run that would take away more is held until somebody approves it. Up to \(self.number(number)) are always allowed."
    }

    func limit(_ limit: BrakeLimits.Limit) -> String {
        let share = "\(limit.percent)% of the users, at least \(number(limit.atLeast))"
        return limit.atMost.map { "\(share), at most \(number($0))" } ?? share
    }

    func rhythm(_ rhythm: ScopeStep.Rhythm) -> String {
        switch rhythm {
        case .hourly: "Every hour"
        case .everySixHours: "Every 6 hours"
        case .daily: "Once a day"
        case .onRequest: "Only when somebody asks for it"
        case .asItIs: "As it is now"
        }
    }

    func isConnected(_ tenant: String) -> String { "\(tenant) is connected." }
    func isSavedUntested(_ tenant: String) -> String { "\(tenant) is saved, but no test has passed yet." }
}

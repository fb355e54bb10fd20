import DirectoryCore
import HTTPTypes

extension Routes {
    /// The steps in which a tenant is connected.
    private static func steps(_ site: Site) -> [Route] {
        let desk = StepsDesk(site: site)
        let credential = ConnectStep.credential.path
        return [
            .organization(.changeSettings, .get, ConnectStep.start, desk.resume),
            .organization(.changeSettings, .get, ConnectStep.end, desk.done),
            .organization(.changeCredential, .post, ConnectStep.tenant.path, desk.saveTenant),
            .organization(.changeCredential, .post, credential, desk.saveCredential),
            .organization(.changeCredential, .post, "\(credential)/:credential/remove", desk.removeCredential),
            .organization(.testConnection, .post, ConnectStep.test.path, desk.test),
            .organization(.changeSettings, .post, ConnectStep.scope.path, desk.saveScope),
        ] + ConnectStep.allCases.map { .organization($0.action, .get, $0.path, desk.show($0)) }
    }

    /// How an organization is connected, and how its connection works.
    static func connection(_ site: Site) -> [Route] {
        let (connection, people) = (ConnectionDesk(site: site), PeopleDesk(site: site))
        let (safety, schedule) = (SafetyDesk(site: site), ScheduleDesk(site: site))
        let credentials = "/settings/connection/credentials"
        return steps(site) + [
            .organization(.viewConnection, .get, "/settings/connection", connection.show),
            .organization(.changeCredential, .post, "/settings/connection", connection.connect),
            .organization(.changeCredential, .post, credentials, connection.add),
            .organization(.changeCredential, .post, "\(credentials)/:credential/remove", connection.remove),
            .organization(.changeCredential, .get, "\(credentials)/:credential/certificate", connection.certificate),
            .organization(.testConnection, .post, "/settings/connection/test", connection.test),
            .organization(.viewConnection, .get, "/settings/people", people.show),
            .organization(.changeSettings, .post, "/settings/people/scope", people.changeScope),
            .organization(.changeSettings, .post, "/settings/people/policy", people.changePolicy),
            .organization(.changeSettings, .post, "/settings/people/mapping", people.changeMapping),
            .organization(.viewConnection, .get, "/settings/safety", safety.show),
            .organization(.changeSettings, .post, "/settings/safety/limits", safety.changeLimits),
            .organization(.changeSettings, .post, "/settings/safety/reading", safety.changeReading),
            .organization(.viewConnection, .get, "/settings/schedule", schedule.show),
            .organization(.changeSchedule, .post, "/settings/schedule/every", schedule.every),
            .organization(.changeSchedule, .post, "/settings/schedule/cron", schedule.cron),
            .organization(.changeSchedule, .post, "/settings/schedule/pause", schedule.pause),
            .organization(.changeSchedule, .post, "/settings/schedule/resume", schedule.resume),
            .organization(.changeSchedule, .post, "/settings/schedule/remove", schedule.remove),
        ]
    }
}

/// `POST /_simulator/{verb}`: something happens to the tenant, its application, the faults or the clock.
struct TenantCommand {
    let command: ControlRoutes.Command

    /// - Returns: False if there is no such verb.
    func perform(_ verb: String) throws(ControlError) -> Bool {
        if try performOnTenant(verb) { return true }
        return try performOnFaults(verb)
    }

    private func performOnTenant(_ verb: String) throws(ControlError) -> Bool {
        let control = command.control
        switch verb {
        case "people":
            try control.create(
                userPrincipalName: try command.text("userPrincipalName"),
                displayName: command.fields["displayName"]?.string,
                givenName: command.fields["givenName"]?.string, surname: command.fields["surname"]?.string,
                mail: command.fields["mail"]?.string, mobilePhone: command.fields["mobilePhone"]?.string)
        case "groups":
            try control.createGroup(
                displayName: try command.text("displayName"), memberIDs: command.fields["memberIds"]?.strings ?? [])
        case "delete-many": control.deleteMany(try command.integer("count"))
        case "drop-permission": control.dropPermission(try command.text("permission"))
        case "grant-permission": control.grantPermission(try command.text("permission"))
        case "expire-secret": control.expireSecret()
        case "secrets/add":
            try control.addSecret(try command.text("value"), expiresAt: command.fields["expiresAt"]?.integer)
        case "secrets/remove": try control.removeSecret(try command.text("value"))
        case "certificates/add": try control.addCertificate(try command.text("pem"))
        case "certificates/remove": try control.removeCertificate(try command.text("pem"))
        case "revoke-tokens": control.revokeTokens()
        case "token-lifetime": control.setTokenLifetime(try command.integer("seconds"))
        case "advanced-queries/on": control.setAdvancedQueries(true)
        case "advanced-queries/off": control.setAdvancedQueries(false)
        case "empty": control.emptyTenant()
        case "refill": control.refill()
        case "delete-tenant": control.deleteTenant()
        case "restore-tenant": control.restoreTenant()
        case "swap-tenant": try control.swapTenant(to: try command.text("id"))
        case "prerender":
            try control.prerender(
                select: try command.text("select"), top: command.fields["top"]?.integer ?? 999,
                filter: command.fields["filter"]?.string, expand: command.fields["expand"]?.string)
        case "fall-behind": control.fallBehind()
        case "catch-up": control.catchUp()
        case "hold-back":
            guard let ids = command.fields["ids"]?.strings else {
                throw .badValue("'ids' must be a list of object ids.")
            }
            try control.holdBack(ids)
        default: return false
        }
        return true
    }

    private func performOnFaults(_ verb: String) throws(ControlError) -> Bool {
        let control = command.control
        switch verb {
        case "faults": control.inject(try FaultDescription(command.fields).fault)
        case "faults/clear": control.clearFaults()
        case "expire-delta-tokens": control.expireDeltaTokens()
        case "expire-page-tokens": control.expirePageTokens()
        case "throttling/on": control.setThrottling(true)
        case "throttling/off": control.setThrottling(false)
        case "delta-habits": control.setDeltaHabits(habits)
        case "weather": control.setWeather(weather)
        case "latency": control.setLatency(.milliseconds(try command.integer("milliseconds")))
        case "requests/reset": control.resetRequests()
        case "advance-clock": control.advanceClock(by: .seconds(try command.integer("seconds")))
        default: return false
        }
        return true
    }

    /// Without a seed the weather is fair.
    private var weather: Weather? {
        guard let seed = command.fields["seed"]?.integer else { return nil }
        let share = { (name: String) in command.fields[name]?.integer ?? 0 }
        return Weather(
            seed: UInt64(bitPattern: Int64(seed)), throttled: share("throttled"), unavailable: share("unavailable"),
            cut: share("cut"), slow: share("slow"), unauthorized: share("unauthorized"))
    }

    private var habits: DeltaHabits {
        var habits = DeltaHabits()
        habits.pageSize = command.fields["pageSize"]?.integer ?? habits.pageSize
        habits.emptyPages = command.fields["emptyPages"]?.integer ?? habits.emptyPages
        habits.repeatsEvery = command.fields["repeatsEvery"]?.integer
        habits.isSparse = command.fields["sparse"]?.boolean ?? habits.isSparse
        habits.showsOldTombstones = command.fields["oldTombstones"]?.boolean ?? habits.showsOldTombstones
        habits.membersPerPage = command.fields["membersPerPage"]?.integer ?? habits.membersPerPage
        return habits
    }
}

import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryServer {
    var organizationsByName: [Organization] {
        organizations.values.compactMap(\.card).sorted { left, right in
            (ExactText(left.name.foldedForSearch), left.handle.description)
                < (ExactText(right.name.foldedForSearch), right.handle.description)
        }
    }

    func organization(_ handle: OrganizationHandle) -> Organization? {
        organizations.values.compactMap(\.card).first { $0.handle == handle }
    }

    /// Adds an organization, or gives one without a name its name.
    mutating func add(_ new: Organization) throws(Problem) {
        guard organization(new.handle) == nil else { throw .handleTaken }
        guard self[new.id].card == nil else { throw .takenOrganizationID }
        self[new.id].card = new
    }

    mutating func save(_ new: Organization) throws(Problem) -> Organization {
        guard let stored = self[new.id].card, stored.handle == new.handle else {
            throw .notFound("There is no organization here.")
        }
        guard stored.revision == new.revision else {
            throw .changedMeanwhile("The organization has been changed meanwhile.")
        }
        var saved = new
        saved.revision += 1
        self[new.id].card = saved
        return saved
    }

    // MARK: Retention

    mutating func forget(
        runsBefore runs: Date, auditBefore audit: Date, of organization: OrganizationID, at date: Date
    ) -> Forgotten {
        let forgotten = Forgotten(
            runs: self[organization].forgetRuns(before: runs),
            auditEntries: forgetEntries(before: audit, in: .organization(organization)))
        guard forgotten != .nothing else { return .nothing }
        note(forgotten.draft(of: organization), in: .organization(organization), at: date)
        return forgotten
    }

    /// Forgets the entries up to the first one that is kept.
    private mutating func forgetEntries(before date: Date, in book: AuditBook) -> Int {
        guard let old = books[book] else { return 0 }
        let kept = old.entries.drop { $0.at < date }
        let gone = old.entries.count - kept.count
        guard gone > 0 else { return 0 }
        let last = old.entries[gone - 1]
        books[book] = InMemoryBook(
            start: AuditChain.Start(number: last.number, hash: last.hash), entries: Array(kept))
        return gone
    }

    // MARK: Secrets

    var sealedSecrets: [PlacedSecret] {
        let seeds = accounts.values.compactMap { account in
            account.secondFactor.map { PlacedSecret(sealed: $0.seed, place: .secondFactor(of: account.id)) }
        }
        return seeds + organizations.values.flatMap(\.sealedSecrets)
    }

    mutating func reseal(_ secret: PlacedSecret, as sealed: SealedSecret) -> Bool {
        guard sealedSecrets.contains(secret) else { return false }
        for (id, account) in accounts where SecretPlace.secondFactor(of: id) == secret.place {
            if account.secondFactor?.seed == secret.sealed { accounts[id]?.secondFactor?.seed = sealed }
        }
        for id in organizations.keys { organizations[id]?.reseal(secret, as: sealed) }
        return true
    }
}

extension InMemoryOrganization {
    fileprivate var sealedSecrets: [PlacedSecret] {
        guard let connection else { return [] }
        let credentials = connection.credentials.compactMap { credential -> PlacedSecret? in
            guard let sealed = credential.sealed, let place = SecretPlace.credential(credential, organization: id)
            else { return nil }
            return PlacedSecret(sealed: sealed, place: place)
        }
        let cursors = Set([checkpoint?.1.cursor].compactMap(\.self) + waitingCheckpoints.map(\.cursor))
        let place = SecretPlace.deltaCursor(of: connection.id, organization: id)
        return credentials + cursors.map { PlacedSecret(sealed: $0, place: place) }
    }

    private var waitingCheckpoints: [Checkpoint] {
        runs.values.filter { !$0.run.state.hasEnded }.compactMap(\.record?.checkpoint)
    }

    fileprivate mutating func reseal(_ secret: PlacedSecret, as sealed: SealedSecret) {
        guard let connection else { return }
        self.connection?.credentials = connection.credentials.map { credential in
            let isIt =
                credential.sealed == secret.sealed
                && SecretPlace.credential(credential, organization: id) == secret.place
            return isIt ? credential.resealed(sealed) : credential
        }
        guard secret.place == .deltaCursor(of: connection.id, organization: id) else { return }
        if let (tenant, known) = checkpoint, known.cursor == secret.sealed {
            checkpoint = (tenant, known.resealed(sealed))
        }
        for (number, entry) in runs where entry.record?.checkpoint?.cursor == secret.sealed {
            runs[number]?.record = entry.record?.resealed(sealed)
        }
    }
}

extension Checkpoint {
    fileprivate func resealed(_ cursor: SealedSecret) -> Checkpoint {
        Checkpoint(
            cursor: cursor, fingerprint: fingerprint, takenAt: takenAt, fullReadingAt: fullReadingAt,
            recheck: recheck)
    }
}

extension PlanRecord {
    fileprivate func resealed(_ cursor: SealedSecret) -> PlanRecord {
        PlanRecord(
            plan: plan, hash: hash, reading: reading, findings: findings, checkpoint: checkpoint?.resealed(cursor),
            ending: ending)
    }
}

extension Problem {
    fileprivate static let takenOrganizationID = Problem(
        .invalidValue, cause: "The id belongs to another organization.", effect: "Nothing was done.",
        advice: "Try again.", field: "id")
}

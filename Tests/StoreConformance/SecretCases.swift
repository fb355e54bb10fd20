import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let secrets: [ConformanceCase] = [
        ConformanceCase("Every sealed secret is listed with the place it belongs to") { store in
            let scene = try await Self.sceneWithSecrets(in: store)
            let secrets = try await store.sealedSecrets()
            #expect(Set(secrets) == Self.secrets(of: scene))
            #expect(secrets.count == 5)
        },
        ConformanceCase("A secret that is sealed anew takes the place of the old, and nothing else changes") { store in
            let scene = try await Self.sceneWithSecrets(in: store)
            for secret in try await store.sealedSecrets() {
                #expect(try await store.reseal(secret, as: SealedSecret(bytes: [0xAE] + secret.sealed.bytes)))
                #expect(try await !store.reseal(secret, as: SealedSecret(bytes: [9])))
            }
            let expected = Self.secrets(of: scene).map {
                PlacedSecret(sealed: SealedSecret(bytes: [0xAE] + $0.sealed.bytes), place: $0.place)
            }
            #expect(try await Set(store.sealedSecrets()) == Set(expected))
            let connection = try #require(try await store.connection(of: scene.organization))
            #expect(connection.revision == scene.connection.revision)
            #expect(connection.credentials.map(\.id) == scene.connection.credentials.map(\.id))
            #expect(try await store.checkpoint(of: connection)?.fingerprint == "settings A")
            #expect(try await store.account(Account.fixture(1).id)?.secondFactor?.recovery == ["aa"])
        },
        ConformanceCase("A secret of another place, or one that has changed meanwhile, is not replaced") { store in
            let scene = try await Self.sceneWithSecrets(in: store)
            let before = try await Set(store.sealedSecrets())
            let places =
                before.map(\.place) + [
                    SecretPlace(organization: nil, row: "x", field: "x"),
                    SecretPlace(
                        organization: Fixture.fabrikam, row: scene.connection.id.description, field: "delta-cursor"),
                ]
            for place in places {
                let stranger = PlacedSecret(sealed: SealedSecret(bytes: [1, 2, 3, 4]), place: place)
                #expect(try await !store.reseal(stranger, as: SealedSecret(bytes: [9])))
            }
            for secret in before {
                for place in places where place != secret.place {
                    let moved = PlacedSecret(sealed: secret.sealed, place: place)
                    #expect(try await !store.reseal(moved, as: SealedSecret(bytes: [9])))
                }
            }
            #expect(try await Set(store.sealedSecrets()) == before)
        },
        ConformanceCase("The cursor of a plan that waits is sealed anew with it") { store in
            let scene = try await Self.sceneWithSecrets(in: store)
            let waiting = try #require(
                try await store.sealedSecrets().first { $0.sealed == Checkpoint.fixture("B").cursor })
            #expect(try await store.reseal(waiting, as: SealedSecret(bytes: [7])))
            let run = try #require(try await store.runs(of: scene.organization, limit: 1, before: nil).first)
            try await scene.apply(run)
            #expect(try await store.checkpoint(of: scene.connection)?.cursor == SealedSecret(bytes: [7]))
        },
    ]

    /// Two credentials of Contoso, two cursors, and the key of Ana's second factor. Fabrikam has secrets of the same bytes.
    private static func sceneWithSecrets(in store: any ServerStore) async throws -> Scene {
        let hall = try await Hall(in: store)
        try await hall.change(1) { account in
            account.secondFactor = SecondFactor(seed: SealedSecret(bytes: [5, 5]), lastStep: 1, recovery: ["aa"])
        }
        let scene = try await Scene(in: store).with { connection in
            let key = StoredCredential(
                id: CredentialID(Fixture.uuid(0xCE)),
                kind: .certificate(
                    PublicCertificate(
                        der: [1], thumbprint: Array(repeating: 0, count: 32), subject: "CN=x", notBefore: .noon,
                        notAfter: .tomorrow), key: SealedSecret(bytes: [6, 6])), addedAt: .noon)
            connection.credentials = [key, .secret([8, 8])]
        }
        try await scene.runOverEverybody(quiet: 1, checkpoint: .fixture("A"))
        _ = try await scene.record(scene.plan([], quiet: 1), checkpoint: .fixture("B"))
        return scene
    }

    private static func secrets(of scene: Scene) -> Set<PlacedSecret> {
        let credentials = scene.connection.credentials.compactMap { credential -> PlacedSecret? in
            guard let sealed = credential.sealed,
                let place = SecretPlace.credential(credential, organization: scene.organization)
            else { return nil }
            return PlacedSecret(sealed: sealed, place: place)
        }
        let cursors = ["A", "B"].map { name in
            PlacedSecret(
                sealed: Checkpoint.fixture(name).cursor,
                place: .deltaCursor(of: scene.connection.id, organization: scene.organization))
        }
        let seed = PlacedSecret(
            sealed: SealedSecret(bytes: [5, 5]), place: .secondFactor(of: Account.fixture(1).id))
        return Set(credentials + cursors + [seed])
    }
}

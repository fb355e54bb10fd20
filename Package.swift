// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "rollcall",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "rollcall", targets: ["rollcall-command"]),
        .executable(name: "entra-simulator", targets: ["entra-simulator-command"]),
        .library(name: "Rollcall", targets: ["Rollcall"]),
        .library(name: "EntraSimulator", targets: ["EntraSimulator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.1"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // The pure center and what it needs from the world.
        .target(name: "DirectoryCore"),
        .target(name: "DirectoryPorts", dependencies: ["DirectoryCore", .log]),

        // Siblings: none imports another.
        .target(
            name: "SyncEngine", dependencies: ["DirectoryCore", "DirectoryPorts", .bitCollections, .crypto, .log]),
        .target(
            name: "EntraGraph",
            dependencies: [
                "DirectoryCore", "DirectoryPorts", "CSimdjson", .asyncHTTPClient, .crypto, .cryptoExtras, .nioCore,
                .nioHTTP1, .nioHTTPCompression, .nioSSL, .log,
            ]),
        .target(name: "Accounts", dependencies: ["DirectoryCore", "DirectoryPorts", .crypto, .cryptoExtras]),
        .target(
            name: "EntraSignIn",
            dependencies: ["DirectoryCore", "DirectoryPorts", .asyncHTTPClient, .jwtKit, .nioCore, .nioHTTP1, .nioSSL]),
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "StoreSQLite", dependencies: ["DirectoryCore", "DirectoryPorts", .crypto, .grdb, .log]),
        .target(
            name: "AdminServer",
            dependencies: [
                "DirectoryCore", "DirectoryPorts", .crypto, .hummingbird, .hummingbirdCore, .mustache, .httpTypes, .log,
                .nioCore, .serviceLifecycle,
            ],
            resources: [.embedInCode("Assets"), .embedInCode("Templates")]),

        // The only room that sees both sides.
        .target(
            name: "Rollcall",
            dependencies: [
                "DirectoryCore", "DirectoryPorts", "Accounts", "SyncEngine", "EntraGraph", "EntraSignIn", "StoreSQLite",
                "AdminServer", .asn1, .asyncHTTPClient, .crypto, .cryptoExtras, .hummingbirdCore, .hummingbirdTLS, .log,
                .nioCore, .nioSSL, .serviceLifecycle, .systemPackage, .x509,
            ]),
        .target(
            name: "RollcallCommand",
            dependencies: [
                "DirectoryCore", "DirectoryPorts", "Rollcall", "EntraSimulator", .argumentParser, .log,
                .serviceLifecycle, .unixSignals,
            ]),
        .executableTarget(name: "rollcall-command", dependencies: ["RollcallCommand", .argumentParser]),

        // An island: shares no code with EntraGraph.
        .target(
            name: "EntraSimulator",
            dependencies: [
                .hummingbird, .hummingbirdCore, .hummingbirdTLS, .httpTypes, .nioCore, .nioSSL, .asn1, .x509, .crypto,
                .cryptoExtras, .collections, .log, .serviceLifecycle,
            ]),
        .executableTarget(
            name: "entra-simulator-command", dependencies: ["EntraSimulator", .argumentParser, .log, .serviceLifecycle]),

        // For tests only.
        .target(
            name: "TestSupport",
            dependencies: [
                "DirectoryCore", "DirectoryPorts", "EntraSimulator", .asn1, .crypto, .cryptoExtras, .log,
                .serviceLifecycle, .x509,
            ],
            path: "Tests/TestSupport"),
        .target(
            name: "StoreConformance",
            dependencies: ["DirectoryCore", "DirectoryPorts", "TestSupport"],
            path: "Tests/StoreConformance"),
        .testTarget(name: "DirectoryCoreTests", dependencies: ["DirectoryCore", "TestSupport"]),
        .testTarget(name: "SyncEngineTests", dependencies: ["SyncEngine", "TestSupport", .log]),
        .testTarget(
            name: "EntraGraphTests",
            dependencies: [
                "EntraGraph", "EntraSimulator", "TestSupport", .asyncHTTPClient, .hummingbird, .hummingbirdTLS,
                .httpTypes, .nioCore, .nioHTTP1,
                .nioSSL, .asn1, .crypto, .cryptoExtras, .x509, .log,
            ]),
        .testTarget(
            name: "AccountsTests",
            dependencies: ["Accounts", "StoreSQLite", "TestSupport", .crypto, .cryptoExtras, .log]),
        .testTarget(
            name: "EntraSignInTests",
            dependencies: [
                "Accounts", "EntraSignIn", "EntraSimulator", "TestSupport", .asyncHTTPClient, .hummingbird,
                .hummingbirdTLS, .crypto, .jwtKit, .nioCore, .nioSSL, .x509,
            ]),
        .testTarget(name: "StoreSQLiteTests", dependencies: ["StoreSQLite", "StoreConformance", "TestSupport", .grdb]),
        .testTarget(
            name: "AdminServerTests",
            dependencies: ["Accounts", "AdminServer", "StoreSQLite", "TestSupport", .crypto, .hummingbirdTesting]),
        .testTarget(
            name: "EntraSimulatorTests",
            dependencies: [
                "EntraSimulator", "TestSupport", .asyncHTTPClient, .asn1, .crypto, .cryptoExtras, .nioCore,
                .nioSSL, .x509,
            ],
            resources: [.copy("Contract")]),
        .testTarget(
            name: "RollcallTests",
            dependencies: [
                "Rollcall", "EntraSimulator", "TestSupport", .asyncHTTPClient, .crypto, .cryptoExtras, .log, .nioCore,
                .nioHTTP1, .nioPosix, .nioSSL, .serviceLifecycle, .x509,
            ]),
        .testTarget(
            name: "RollcallCommandTests",
            dependencies: ["rollcall-command", "Rollcall", "EntraSimulator", "TestSupport", .log]),
        .testTarget(
            name: "HistoryTests",
            dependencies: [
                "EntraGraph", "EntraSimulator", "StoreSQLite", "SyncEngine", "TestSupport", .asyncHTTPClient, .log,
            ]),
        .testTarget(name: "HouseTests"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "CSimdjson" {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
        ]
}

extension Target.Dependency {
    static let asn1: Self = .product(name: "SwiftASN1", package: "swift-asn1")
    static let argumentParser: Self = .product(name: "ArgumentParser", package: "swift-argument-parser")
    static let asyncHTTPClient: Self = .product(name: "AsyncHTTPClient", package: "async-http-client")
    static let bitCollections: Self = .product(name: "BitCollections", package: "swift-collections")
    static let collections: Self = .product(name: "Collections", package: "swift-collections")
    static let crypto: Self = .product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras: Self = .product(name: "CryptoExtras", package: "swift-crypto")
    static let grdb: Self = .product(name: "GRDB", package: "GRDB.swift")
    static let httpTypes: Self = .product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird: Self = .product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore: Self = .product(name: "HummingbirdCore", package: "hummingbird")
    static let hummingbirdTLS: Self = .product(name: "HummingbirdTLS", package: "hummingbird")
    static let hummingbirdTesting: Self = .product(name: "HummingbirdTesting", package: "hummingbird")
    static let jwtKit: Self = .product(name: "JWTKit", package: "jwt-kit")
    static let log: Self = .product(name: "Logging", package: "swift-log")
    static let mustache: Self = .product(name: "Mustache", package: "swift-mustache")
    static let nioCore: Self = .product(name: "NIOCore", package: "swift-nio")
    static let nioHTTP1: Self = .product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPCompression: Self = .product(name: "NIOHTTPCompression", package: "swift-nio-extras")
    static let nioPosix: Self = .product(name: "NIOPosix", package: "swift-nio")
    static let nioSSL: Self = .product(name: "NIOSSL", package: "swift-nio-ssl")
    static let serviceLifecycle: Self = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let systemPackage: Self = .product(name: "SystemPackage", package: "swift-system")
    static let unixSignals: Self = .product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let x509: Self = .product(name: "X509", package: "swift-certificates")
}

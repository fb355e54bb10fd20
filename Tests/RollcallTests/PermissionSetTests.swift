import DirectoryCore
import DirectoryPorts
import EntraSimulator
import TestSupport
import Testing

@Suite("The permissions of an app registration")
struct PermissionSetTests {
    private static let read = "User.Read.All"

    /// What a registration has, what Rollcall misses, and what is more than it needs.
    private static let table: [(granted: Set<String>, missing: [String], superfluous: [String])] = [
        ([read], [], []),
        ([read, "GroupMember.Read.All"], [], []),
        ([], [read], []),
        (["GroupMember.Read.All"], [read], []),
        (["User.ReadBasic.All"], [read], ["User.ReadBasic.All"]),
        (["User.ReadBasic.All", "Organization.Read.All"], [read], ["Organization.Read.All", "User.ReadBasic.All"]),
        ([read, "User.ReadBasic.All"], [], ["User.ReadBasic.All"]),
        (["User.ReadWrite.All"], [read], ["User.ReadWrite.All"]),
        (["User.ReadWrite.All", "Organization.Read.All"], [], ["Organization.Read.All", "User.ReadWrite.All"]),
        (
            ["User.ReadWrite.All", "Organization.ReadWrite.All"], [],
            ["Organization.ReadWrite.All", "User.ReadWrite.All"]
        ),
        ([read, "User.ReadWrite.All"], [], ["User.ReadWrite.All"]),
        (["Directory.Read.All"], [], ["Directory.Read.All"]),
        (["Directory.ReadWrite.All"], [], ["Directory.ReadWrite.All"]),
        ([read, "Directory.ReadWrite.All"], [], ["Directory.ReadWrite.All"]),
        ([read, "Group.Read.All"], [], ["Group.Read.All"]),
        (["Group.Read.All", "GroupMember.ReadWrite.All"], [read], ["Group.Read.All", "GroupMember.ReadWrite.All"]),
        ([read, "User.DeleteRestore.All"], [], ["User.DeleteRestore.All"]),
        ([read, "AuditLog.Read.All", "Mail.ReadWrite"], [], ["AuditLog.Read.All", "Mail.ReadWrite"]),
        (["Organization.Read.All"], [read], ["Organization.Read.All"]),
        (["user.read.all"], [read], ["user.read.all"]),
    ]

    @Test("Of 20 sets of permissions each is judged right, and one that misses nothing works")
    func table() async throws {
        #expect(Self.table.count == 20)
        try await Office.open { office in
            var current: Set<String> = ["User.Read.All", "GroupMember.Read.All"]
            for (granted, missing, superfluous) in Self.table {
                for permission in current.subtracting(granted) { office.tenant.control.dropPermission(permission) }
                for permission in granted.subtracting(current) { office.tenant.control.grantPermission(permission) }
                current = granted
                let report = try await office.test()
                #expect(report.permissions?.missing == missing, "\(granted)")
                #expect(report.permissions?.superfluous == superfluous, "\(granted)")
                #expect((report.problem == nil) == missing.isEmpty, "\(granted)")
                #expect(report.problem.map { $0.code == .permissionMissing } ?? true, "\(granted)")
                guard missing.isEmpty else { continue }
                try await office.importPeople()
                try await office.synchronize()
            }
        }
    }
}

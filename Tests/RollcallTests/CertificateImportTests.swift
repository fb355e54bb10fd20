import Crypto
import CryptoExtras
import DirectoryCore
import Foundation
import TestSupport
import Testing
import X509

@testable import Rollcall

@Suite("A certificate that somebody brings along")
struct CertificateImportTests {
    private let now = Date()

    private func read(_ parts: String...) throws(Problem) -> ClientCertificateFile {
        try ClientCertificateFile(reading: Secret(parts.joined(separator: "\n")), at: now)
    }

    /// What is wrong with a text; nil for nothing.
    private func finding(_ parts: String...) -> String? {
        do throws(Problem) {
            _ = try ClientCertificateFile(reading: Secret(parts.joined(separator: "\n")), at: now)
            return nil
        } catch {
            #expect(error.code == .invalidValue && error.field == "certificate")
            #expect(error.effect == "Nothing was saved.")
            return error.cause.description
        }
    }

    @Test("PKCS#1 and PKCS#8, in any order, with what tools write in between and any line ends")
    func forms() throws {
        let own = try TestCertificate()
        let (pkcs1, pkcs8) = (own.key.pemRepresentation, own.key.pkcs8PEMRepresentation)
        #expect(pkcs1.contains("BEGIN RSA PRIVATE KEY") && pkcs8.contains("BEGIN PRIVATE KEY"))
        let bags = "Bag Attributes\n    friendlyName: rollcall\nsubject=CN = x\n"
        for parts in [
            [own.pem, pkcs1], [pkcs8, own.pem], [bags + own.pem, bags + pkcs8], ["\u{FEFF}\n" + own.pem, pkcs1],
        ] {
            for text in [parts.joined(separator: "\n"), parts.joined(separator: "\n").replacing("\n", with: "\r\n")] {
                let file = try read(text)
                #expect(file.certificate.thumbprint == own.thumbprint)
                #expect(file.key.reveal() == pkcs8)
            }
        }
    }

    @Test("Of several certificates the key's own is taken, and of its own the one that ends last")
    func several() throws {
        let (own, issuer) = (try TestCertificate(), try TestCertificate())
        let renewed = try own.renewed(days: 700)
        #expect(try read(issuer.pem, own.pem, own.keyPEM.reveal()).certificate.thumbprint == own.thumbprint)
        let file = try read(own.pem, renewed, issuer.pem, own.keyPEM.reveal())
        #expect(file.certificate.notAfter > now.addingTimeInterval(600 * 86_400))
    }

    @Test("What cannot be used is refused by what is wrong with it")
    func refused() throws {
        let (own, other) = (try TestCertificate(), try TestCertificate())
        let key = own.keyPEM.reveal()
        let short = try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: 1_024)).pemRepresentation
        let curve = P256.Signing.PrivateKey().pemRepresentation
        let encrypted = key.replacing("PRIVATE KEY", with: "ENCRYPTED PRIVATE KEY")
        let legacy = own.key.pemRepresentation.replacing(
            "-----BEGIN RSA PRIVATE KEY-----\n",
            with: "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n")
        #expect(finding("")?.contains("without its private key") == true)
        #expect(finding(own.pem)?.contains("without its private key") == true)
        #expect(finding(key)?.contains("is missing") == true)
        #expect(finding(own.pem, key, other.keyPEM.reveal())?.contains("several private keys") == true)
        #expect(finding(other.pem, key)?.contains("does not belong") == true)
        #expect(finding(own.pem, encrypted)?.contains("encrypted") == true)
        #expect(finding(own.pem, legacy)?.contains("encrypted") == true)
        #expect(finding(own.pem, curve)?.contains("no RSA key") == true)
        #expect(finding(own.pem, short)?.contains("1024 bits") == true)
        #expect(finding(own.pem, String(key.dropLast(200)))?.contains("without its private key") == true)
        #expect(finding(own.pem, key.replacing("MII", with: "MIJ"))?.contains("no RSA key") == true)
        #expect(finding(own.pem.replacing("MII", with: "AAA"), key)?.contains("cannot be read") == true)
        #expect(finding(own.pem, key, String(repeating: "x", count: 70_000))?.contains("too large") == true)
    }

    @Test("One that has ended or has not begun is refused, one whose clock is a minute ahead is not")
    func times() throws {
        let ended = try TestCertificate(from: now.addingTimeInterval(-86_400), days: 0.9)
        let future = try TestCertificate(from: now.addingTimeInterval(3_600))
        let ahead = try TestCertificate(from: now.addingTimeInterval(60))
        #expect(finding(ended.pem, ended.keyPEM.reveal())?.contains("has ended") == true)
        #expect(finding(future.pem, future.keyPEM.reveal())?.contains("not good yet") == true)
        #expect(finding(ahead.pem, ahead.keyPEM.reveal()) == nil)
    }

    @Test("Ten thousand damaged texts are refused or read, and nothing else happens")
    func damaged() throws {
        let own = try TestCertificate()
        let text = Array((own.pem + own.keyPEM.reveal()).utf8)
        var random = SeededRandom(seed: 7)
        for _ in 0..<10_000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 10...126, using: &random), at: place)
                }
            }
            let read = try? ClientCertificateFile(reading: Secret(String(decoding: bytes, as: UTF8.self)), at: now)
            #expect(read == nil || read?.certificate.der.count == own.der.count)
        }
    }
}

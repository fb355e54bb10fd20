import DirectoryCore
import TestSupport
import Testing

@Suite("Which passwords are good enough (T-20)")
struct PasswordRulesTests {
    private static func isGood(
        _ password: String, _ company: PasswordRules.Company = .alone,
        context: [String] = ["Ana Alvarez", "ana.alvarez@contoso.example", "Contoso International"]
    ) -> Bool {
        do throws(Problem) {
            try PasswordRules(company, context: context).check(PasswordRules.normalized(password))
            return true
        } catch {
            return error.code != .passwordWeak
        }
    }

    @Test("Alone it takes fifteen characters, beside a second factor eight; 256 are welcome, one more is not")
    func lengths() {
        let letters = "ocelotkazoothimblefjordquokka"
        for length in 1...29 {
            let password = String(letters.prefix(length))
            #expect(Self.isGood(password) == (length >= 15), "\(password)")
            #expect(Self.isGood(password, .withSecondFactor) == (length >= 8), "\(password)")
        }
        let long = (0..<64).map { _ in "quokka-" }.joined()
        let mixed = String(("The quick ocelot hums beside nine purple thimbles. " + long).prefix(256))
        #expect(Self.isGood(mixed))
        #expect(!Self.isGood(mixed + "x"))
    }

    @Test(
        "A character is a character in whatever script, and any may be used",
        arguments: [
            "трёхстворчатый-чайник", "紫色的海獺在九個星期四唱歌跳舞吃飯", "αστραπή τσαγιέρα βουνό", "🦦🦘🐙🦉🦑🐡🦔🐿️🦚🦜🦥🦦🦨🐊🦎🐌",
            "spaces are all right here", "    ocelot kazoo    ", "tab\tand\u{1}control fjord",
            "'\"<script>--;DROP kazoo",
            "fjordkazoothimble", "FJORDKAZOOTHIMBLE", "192837465564738", "zq7Vh-2mPx9!kLw4Rt",
        ])
    func scripts(password: String) {
        #expect(Self.isGood(password))
    }

    @Test(
        "Some words that do not belong together are welcome",
        arguments: [
            "ocelot kazoo thimble fjord", "correct horse battery staple", "my dog ate nine purple socks",
            "quokka-tundra-ziggurat", "dragon monkey shadow bicycle", "TheLampOnMyDeskHums",
            "gräfliche kaninchen tanzen",
            "an obviously fake passphrase", "violet-anvil-chorus-9", "peppermint tugboat gallops",
        ])
    func passphrases(password: String) {
        #expect(Self.isGood(password))
    }

    @Test(
        "Long ones that are tried first are refused",
        arguments: [
            "passwordpassword", "password1234567", "Password123456789", "p@ssw0rdp@ssw0rd", "qwertyuiopasdfg",
            "qwertyuiop12345", "1qaz2wsx3edc4rfv", "123456789012345", "1234567890123456", "aaaaaaaaaaaaaaa",
            "abcabcabcabcabc", "abcdefghijklmno", "zyxwvutsrqponml", "iloveyouiloveyou", "iloveyouforever1",
            "administrator123", "Administrator!!!", "welcome123456789", "letmeinletmein1", "changemechangeme",
            "contosocontoso1", "Contoso-Contoso-1", "ContosoInternational", "AnaAlvarez-2024!", "alvarez.alvarez",
            "rollcallrollcall", "Rollcall-Contoso1", "Rollcall!Contoso!", "contoso12345678", "password-contoso",
            "Welcome2Contoso!", "superman-batman-1", "!!!!!!!!!!!!!!!", "               ", "asdfghjklasdfghjkl",
            "111111111111111", "121212121212121", "qwerty-qwerty-1", "1q2w3e4r5t6y7u8i", "q1w2e3r4t5y6u7i8",
            "Summer2024Summer", "football-baseball", "princess_sunshine", "00000000000000000",
        ])
    func long(password: String) {
        #expect(!Self.isGood(password))
        #expect(!Self.isGood(password, .withSecondFactor))
    }

    @Test(
        "Short ones that are tried first are refused beside a second factor too",
        arguments: [
            "password", "12345678", "123456789", "qwertyui", "iloveyou", "princess", "sunshine", "football", "baseball",
            "superman", "letmein1", "trustno1", "passw0rd", "p@ssw0rd", "Passw0rd!", "Password1", "Password1!",
            "welcome1",
            "Welcome1!", "admin123", "admin1234", "Admin@123", "qwerty123", "Qwerty12!", "abc12345", "abcd1234",
            "1234abcd",
            "a1b2c3d4", "1q2w3e4r", "1qaz2wsx", "zaq12wsx", "asdfghjk", "zxcvbnm1", "dragon12", "monkey123", "shadow99",
            "master01", "michael1", "jennifer", "jessica1", "charlie1", "jordan23", "michelle", "starwars", "pokemon1",
            "batman123", "computer", "internet", "whatever", "changeme", "default1", "secret123", "Summer2024",
            "Winter24!",
            "October2023", "monday123", "liverpool1", "chelsea12", "arsenal1", "barcelona", "realmadrid", "mustang1",
            "corvette", "porsche911", "mercedes1", "chocolate", "butterfly", "blink182!", "hello123", "helloworld",
            "goodluck1", "fuckyou1", "87654321", "11111111", "00000000", "11223344", "12121212", "12341234", "88888888",
            "19841984", "20242024", "31121999", "5551234567", "aaaaaaaa", "abababab", "passwort", "motdepasse",
            "contraseña1",
            "wachtwoord", "geheim123", "schatz123", "hallo1234", "contoso1", "Contoso!", "alvarez1", "rollcall",
            "Rollcall1",
            "c0nt0s0!!", "elizabet", "basketba", "ninja123", "samurai7", "killer666", "freedom1", "success1",
            "maverick",
            "phoenix9", "thunder1", "cheese12", "banana99", "orange88", "purple77", "silver12", "golden11", "tigger12",
            "snoopy01", "scooby11", "garfield", "simpsons", "homer123", "guitar12", "drummer1", "soldier1", "pirates1",
        ])
    func short(password: String) {
        #expect(!Self.isGood(password, .withSecondFactor))
    }

    @Test("More than three thousand common passwords are refused in their usual disguises")
    func blocklist() {
        let words = [
            "password", "dragon", "monkey", "shadow", "master", "michael", "jennifer", "jordan", "superman", "batman",
            "football", "baseball", "soccer", "hockey", "tigers", "princess", "angel", "summer", "winter", "autumn",
            "welcome", "letmein", "admin", "secret", "qwerty", "sunshine", "flower", "cookie", "cheese", "banana",
            "orange", "purple", "silver", "diamond", "freedom", "killer", "hunter", "ranger", "pepper", "ginger",
            "charlie", "buster", "maggie", "jessica", "ashley", "amanda", "daniel", "thomas", "robert", "andrew",
            "london", "paris", "berlin", "chelsea", "liverpool", "arsenal", "yankees", "cowboys", "mustang", "corvette",
            "guitar", "computer", "internet", "samsung", "google", "starwars", "pokemon", "naruto", "matrix", "phoenix",
        ]
        let endings = [
            "", "1", "12", "123", "1234", "12345", "!", "!!", "1!", "123!", "01", "007", "69", "99", "2020", "2023",
            "2024!", "@123", "#1", "_1", "...", "111", "321", "2000",
        ]
        var tried: Set<String> = []
        for word in words {
            let capital = word.prefix(1).uppercased() + word.dropFirst()
            let disguised = word.replacing("a", with: "@").replacing("o", with: "0").replacing("i", with: "1")
                .replacing("e", with: "3").replacing("s", with: "$")
            for form in [word, capital, disguised] {
                for ending in endings where (form + ending).count >= 8 { tried.insert(form + ending) }
            }
        }
        #expect(tried.count > 3_000)
        for password in tried { #expect(!Self.isGood(password, .withSecondFactor), "\(password)") }
    }

    @Test("A password of chance is never refused, however short")
    func chance() {
        var random = SeededRandom(seed: 7)
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#%&*+-")
        for _ in 0..<2_000 {
            let password = String((0..<12).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
            #expect(Self.isGood(password, .withSecondFactor), "\(password)")
        }
    }

    @Test("A name of two letters, and one that is empty, forbid nothing")
    func smallContext() {
        #expect(Self.isGood("jo jumps over seven thimbles", context: ["Jo", "", "j@x.example"]))
    }
}

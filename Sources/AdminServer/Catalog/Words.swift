import FoundationEssentials

/// A language as pages speak it: everything that they say beside names, addresses and what others have written.
///
/// Each sentence is one function of what it is about, so that every language orders and inflects as it must. A language
/// is a type that has them all: `English`, in `English/`, `German`, in `German/`. Another one goes beside them, does not
/// compile while a sentence is missing, and is spoken once `Language.all` names it. Nothing falls back to English.
///
/// What the inner rooms say, such as why a run stopped, comes as a `Sentence` that remembers its English form. `say` says
/// it in the language; a form that an earlier version has stored is said in English.
protocol Words:
    ListWords, BrowsingWords, StartWords, OverviewWords, RunWords, ProgressWords, SettingWords, OutcomeWords,
    PersonWords,
    GroundWords, ProblemWords,
    DoorWords, MemberWords, AccountWords, AuditWords, ConnectWords, EmptyWords, ControlWords
{
    /// By BCP 47: `en`.
    var language: String { get }
    var direction: WritingDirection { get }
    /// Where the clock hangs that dates are told by.
    var zone: TimeZone { get }

    func label(_ label: Label) -> String

    /// `4,312`
    func number(_ number: Int) -> String
    /// `22 Nov 2026`
    func day(_ reading: ClockReading) -> String
    /// `22 Nov 2026, 14:02 UTC`
    func moment(_ reading: ClockReading) -> String
}

/// Which way a text runs; the raw value is HTML's `dir`.
enum WritingDirection: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
}

extension Words {
    /// A date for people in words and for machines.
    func moment(_ date: Date) -> Moment {
        let reading = ClockReading(date, in: zone)
        return Moment(machine: ClockReading(date, in: .gmt).timestamp, text: moment(reading), day: day(reading))
    }
}

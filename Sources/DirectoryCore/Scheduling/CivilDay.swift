/// A day of the Gregorian calendar, wherever it is.
struct CivilDay: Hashable {
    let year: Int
    /// 1…12.
    let month: Int
    /// 1…31.
    let day: Int
    /// Days since 1 January 1970.
    let number: Int

    /// 0 is Sunday. 1 January 1970 was a Thursday.
    var dayOfWeek: Int { ((number + 4) % 7 + 7) % 7 }

    var next: CivilDay {
        day < daysInMonth ? CivilDay(year: year, month: month, day: day + 1, number: number + 1) : firstOfNextMonth
    }

    var firstOfNextMonth: CivilDay {
        CivilDay(
            year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1,
            number: number + daysInMonth - day + 1)
    }

    private var daysInMonth: Int {
        switch month {
        case 2: isLeapYear ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private var isLeapYear: Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

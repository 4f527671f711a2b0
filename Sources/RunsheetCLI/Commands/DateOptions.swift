import ArgumentParser
import RunbookModel

struct DateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Judge dates as on that day instead of today.", valueName: "yyyy-mm-dd"))
    var asOf: Day?

    struct Day: ExpressibleByArgument {
        var day: CalendarDay

        init?(argument: String) {
            let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
            let numbers = parts.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
            guard numbers.count == 3, let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
            else { return nil }
            self.day = day
        }
    }

    /// The one place where the day of a run is decided.
    func today(on host: Host) -> CalendarDay { asOf?.day ?? host.today() }
}

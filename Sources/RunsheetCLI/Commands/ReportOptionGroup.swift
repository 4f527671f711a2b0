import ArgumentParser
import Publishing
import Reporting

/// How findings are shown and what they do to the exit status.
struct ReportOptionGroup: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How to write findings: "
                + Reporter.all.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ") + ".",
            valueName: "name"), completion: .list(Reporter.all.map(\.name)))
    var format = Reporter.text

    @Option(help: "The mildest severity that makes the exit status 1: error, warning, info or never.")
    var failOn = FailureThreshold.warning

    @Option(help: "When to use colour: auto, always or never.")
    var color = ColorChoice.auto

    @Flag(help: "Show every finding in full, also of the same kind in the same file.")
    var all = false

    @Flag(help: "Count findings by rule and by owner instead of showing them (text or json).")
    var statistics = false

    func validate() throws {
        if statistics, ![Reporter.text.name, Reporter.json.name].contains(format.name) {
            throw ValidationError("--statistics can be written as text or json, not as \(format.name).")
        }
    }

    func options(on host: Host, _ place: Workplace) -> ReportOptions {
        var options = ReportOptions()
        options.usesColor = color.usesColor(onTerminal: host.terminal.isInteractive, environment: host.environment)
        options.width = host.terminal.isInteractive ? host.terminal.width : nil
        options.foldsRepeats = !all
        // A terminal that takes colours takes links, or shows their text.
        options.linkFolder = host.terminal.isInteractive && options.usesColor ? place.folder : nil
        return options
    }
}

extension Reporter: ExpressibleByArgument {
    package init?(argument: String) {
        guard let reporter = Reporter.named(argument) else { return nil }
        self = reporter
    }

    package var defaultValueDescription: String { name }
    package static var allValueStrings: [String] { all.map(\.name) }
}

extension FailureThreshold: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}

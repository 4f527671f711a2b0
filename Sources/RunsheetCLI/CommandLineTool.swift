import ArgumentParser
import CSupport
import Publishing
package import Reporting

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// From arguments to an exit status.
package struct CommandLineTool: Sendable {
    package var host: Host

    package init(host: Host) { self.host = host }

    /// What the process was called with, without its own name.
    package static var givenArguments: [String] {
        var given: [String] = []
        while let argument = unsafe runsheet_argument(given.count) { unsafe given.append(String(cString: argument)) }
        return Array((given.isEmpty ? CommandLine.arguments : given).dropFirst())
    }

    package func run(arguments: [String]) async -> Reporting.ExitCode {
        // Reading the command line takes as long as reading the templates.
        if arguments.first == "build", !arguments.contains("--workers") { Task { SiteBuilder.warmUp() } }
        let command: any HostedCommand
        do {
            var parsed = try RunsheetCommand.parsed(Self.told(arguments))
            guard let hosted = parsed as? any HostedCommand else {
                // Only 'help' and the bare name are left: running them throws the text to show.
                try parsed.run()
                return .clean
            }
            command = hosted
        } catch {
            return show(error)
        }
        do throws(Failure) {
            return try await command.run(on: host)
        } catch {
            host.terminal.complain("runsheet: " + error.message)
            return error.status
        }
    }

    /// `lint --diff` shows fixes, as people know it from formatters; with `-` or `=FILE` it reads a patch.
    private static func told(_ arguments: [String]) -> [String] {
        if arguments.first == "build" {
            return arguments.flatMap { $0 == "--timings=json" ? ["--timings", "--timings-format", "json"] : [$0] }
        }
        if arguments == ["--version"] { return ["version", "--verbose"] }
        guard arguments.first == "lint" else { return arguments }
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments.indices.map { index in
            let isAlone = index + 1 == arguments.endIndex || arguments[index + 1] != "-"
            return index < end && arguments[index] == "--diff" && isAlone ? "--preview" : arguments[index]
        }
    }

    /// Never returns: ends the process, by the signal when one stopped the work.
    package func runAndExit(arguments: [String]) async {
        let status = await run(arguments: arguments)
        if runsheet_caught_signal() != 0 { runsheet_end_by_signal(runsheet_caught_signal()) }
        exit(status.rawValue)
    }

    /// Help and version are what was asked for; everything else is a wrong command line.
    private func show(_ error: any Error) -> Reporting.ExitCode {
        let text = RunsheetCommand.fullMessage(for: error)
        guard RunsheetCommand.exitCode(for: error).isSuccess else {
            host.terminal.complain(text)
            return .usage
        }
        do throws(FileSystemError) {
            try host.terminal.print(text)
            return .clean
        } catch {
            host.terminal.complain("runsheet: \(error)")
            return .failed
        }
    }
}

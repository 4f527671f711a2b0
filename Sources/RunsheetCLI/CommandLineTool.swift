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

    package func run(arguments: [String]) async -> Reporting.ExitCode {
        let command: any ParsableCommand
        do {
            command = try RunsheetCommand.parseAsRoot(arguments)
        } catch {
            return show(error)
        }
        guard let command = command as? any HostedCommand else { return show(CleanExit.helpRequest(command)) }
        do throws(Failure) {
            return try await command.run(on: host)
        } catch {
            host.terminal.complain("runsheet: " + error.message)
            return error.status
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

import ArgumentParser
import Publishing
import Reporting

/// Findings that are known already.
struct BaselineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Report only what this baseline does not hold, and what of it is gone.", valueName: "file"))
    var baseline: String?

    @Option(help: ArgumentHelp("Write all findings to a baseline instead of reporting them.", valueName: "file"))
    var writeBaseline: String?

    func validate() throws {
        if baseline != nil, writeBaseline != nil {
            throw ValidationError("--baseline and --write-baseline cannot be used together.")
        }
    }

    /// Takes the known findings out of the report and names the entries that nothing was found for.
    /// - Parameter judges: Whether the run would have found an entry that is still there.
    func apply(
        to report: inout Report, on host: Host, judges: (Baseline.Entry) -> Bool
    ) throws(LintError) {
        guard let baseline else { return }
        let bytes: [UInt8]
        do throws(FileSystemError) {
            bytes = try host.fileSystem.read(baseline, 1 << 28)
        } catch {
            throw .reading(error)
        }
        do throws(BaselineError) {
            let known = try Baseline(reading: bytes, path: baseline)
            report.fixedNotes = Self.lines(known.apply(to: &report, name: baseline).filter(judges))
        } catch {
            throw .baseline(error)
        }
    }

    /// Entries that read alike are told once.
    private static func lines(_ entries: [Baseline.Entry]) -> [String] {
        var counts: [String: Int] = [:]
        var lines: [String] = []
        for entry in entries {
            let line = "\(entry.path): \(entry.code)/\(entry.rule): \(entry.message)"
            if counts.updateValue((counts[line] ?? 0) + entry.count, forKey: line) == nil { lines.append(line) }
        }
        return lines.map { line in (counts[line] ?? 1) > 1 ? "\(line) (\(counts[line] ?? 1) times)" : line }
    }
}

import ArgumentParser
import Exporting
import Publishing
import Reporting
import RunbookModel

/// Values for what the reader has to fill in.
struct ParameterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Values for parameters: a file with an object of JSON or lines of name=value, or one name=value.",
            valueName: "file|name=value"))
    var params: [String] = []

    @Option(help: ArgumentHelp("A value for one parameter; it wins over files.", valueName: "name=value"))
    var param: [String] = []

    @Flag(help: "Keep the parameters that no value was given for, instead of refusing to go on.")
    var allowUnset = false

    @Flag(
        name: [.customLong("include-guessed"), .customLong("guesses")], help: "Include values that are only guessed.")
    var includeGuessed = false

    func validate() throws {
        for text in param where text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).count != 2 {
            throw ValidationError("--param takes name=value, not '\(text)'.")
        }
    }

    private static func isValue(_ text: String) -> Bool { text.utf8.dropFirst().contains(UInt8(ascii: "=")) }

    func filling(on host: Host) throws(Failure) -> FillingOptions {
        var filling = FillingOptions()
        filling.guesses = includeGuessed ? .included : .leftOut
        var single = param
        for path in params {
            if Self.isValue(path), !Workplace.exists(path, host.fileSystem) {
                single.append(path)
                continue
            }
            let bytes: [UInt8]
            do throws(FileSystemError) {
                bytes = try host.fileSystem.read(path, 1 << 24)
            } catch {
                throw Failure(error)
            }
            do throws(ParameterValues.FileProblem) {
                try filling.values.add(file: bytes)
            } catch {
                throw Failure("\(path): \(error.message)", status: .usage)
            }
        }
        for text in single {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            filling.values.set(parts[0], to: parts[1])
        }
        return filling
    }

    /// What is wrong with the values for what is exported; nothing is wrong when nobody gave any.
    func problems(of set: ExportSet) -> [String] {
        guard !set.filling.values.isEmpty else { return [] }
        let plans = set.plans
        let unknown = set.filling.values.unknown(among: set.runbooks.flatMap(\.parameters))
        var problems = unknown.map { "no parameter is called '\($0)'" }
        guard !allowUnset else { return problems }
        var unset: [String] = []
        for plan in plans {
            for step in plan.steps {
                for id in step.filling.unset where !unset.contains(id.rawValue) { unset.append(id.rawValue) }
                problems += step.filling.refused.map { "step '\(step.step.id.rawValue)': \($0)" }
            }
        }
        if !unset.isEmpty {
            problems.append(
                "no value for \(unset.map { "'\($0)'" }.joined(separator: ", ")); --allow-unset keeps the parameters")
        }
        return problems
    }

    /// What a person should know who gave a secret as a value.
    func secretsWritten(in set: ExportSet) -> [String] {
        var names: [String] = []
        for plan in set.plans {
            for parameter in plan.parameters where parameter.isSecret && plan.values[parameter.id] != nil {
                if !names.contains(parameter.id.rawValue) { names.append(parameter.id.rawValue) }
            }
        }
        return names
    }
}

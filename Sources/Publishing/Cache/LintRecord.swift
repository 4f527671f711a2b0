import Linting
import RunbookModel
import SourceText

/// What a lint found, and what it asked to find it.
struct LintRecord: Packed, Sendable {
    /// A file that was read.
    struct File: Packed, Sendable {
        /// As findings name it.
        var shown = ""
        /// Below its root.
        var path = ""
        /// As the file system was asked.
        var place = ""
        var owners: [String] = []

        static var blank: File { File() }

        mutating func pack(_ packer: inout some Packer) {
            packer.text(&shown)
            packer.text(&path)
            packer.text(&place)
            packer.texts(&owners)
        }
    }

    var questions = FileQuestions()
    var findings: [Diagnostic] = []
    var suppressed: [Diagnostic] = []
    var files: [File] = []

    static var blank: LintRecord { LintRecord() }

    mutating func pack(_ packer: inout some Packer) {
        packer.value(&questions)
        packer.list(&findings)
        packer.list(&suppressed)
        packer.list(&files)
    }
}

extension LintRun {
    /// What was found the last time, when everything that was asked then is answered as it was.
    func remembered(_ paths: [String], in cache: CacheFolder) async -> Result? {
        let name = recordName(paths)
        guard let bytes = cache.read(name) else { return nil }
        var reader = PackReader(bytes)
        var record = LintRecord()
        // Findings are many: they are put together only when they still hold.
        reader.value(&record.questions)
        guard !reader.isBroken,
            let contents = await record.questions.read(from: fileSystem, workers: options.workers, keeping: true)
        else { return nil }
        reader = PackReader(bytes)
        record.pack(&reader)
        guard !reader.isBroken, reader.isAtEnd else { return nil }
        var result = Result(findings: record.findings, suppressed: record.suppressed)
        for file in record.files {
            guard let bytes = contents[file.place] else { return nil }
            result.files[file.shown] = SourceFile(path: file.path, bytes: bytes)
            if !file.owners.isEmpty { result.owners[file.shown] = file.owners }
        }
        cache.touch(name)
        return result
    }

    func remember(
        _ result: Result, places: [String: String], of paths: [String], _ questions: FileQuestions,
        in cache: CacheFolder
    ) {
        // Policies are made of the configuration, and are no values that could be kept.
        guard !questions.isTorn, result.policies.isEmpty else { return }
        var record = LintRecord(questions: questions, findings: result.findings, suppressed: result.suppressed)
        record.files = result.files.map { shown, file in
            LintRecord.File(
                shown: shown, path: file.path, place: places[shown] ?? "", owners: result.owners[shown] ?? [])
        }
        var writer = PackWriter()
        record.pack(&writer)
        cache.write(recordName(paths), writer.output)
    }

    private func recordName(_ paths: [String]) -> String {
        var described = [configurations.place.folder, configurations.only ?? "", "\(configurations.only == nil)"]
        described += [
            options.persona?.rawValue ?? "", options.base.today?.description ?? "", options.policies.described,
        ]
        described.append(options.hidden.joined(separator: ","))
        described.append(options.rules.map(\.code).joined(separator: ","))
        for (code, advisories) in options.base.onlyAdvisories.sorted(by: { $0.key < $1.key }) {
            described.append(code + "=" + advisories.sorted().joined(separator: ","))
        }
        let text = (described + ["paths"] + paths).joined(separator: "\0")
        return "lints/" + ContentDigest(of: Array(text.utf8)).text
    }
}

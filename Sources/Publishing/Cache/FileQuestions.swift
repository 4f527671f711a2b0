import Synchronization

/// Everything that a run asked of the file system, with digests of what it was told. The stages are functions: as long
/// as all answers are the same, so is what comes out, and the run need not be done.
package struct FileQuestions: Sendable, Hashable {
    package enum Kind: UInt8, Sendable, Hashable, CaseIterable { case status, entries, read, canonicalPath }

    package struct Question: Sendable, Hashable {
        package var kind = Kind.status
        package var path = ""
        package var limit = 0
    }

    package struct Answer: Sendable, Hashable {
        package var digest = ContentDigest()
        /// The numbers that the system knows files by; they are another one for a copy of the same folder.
        package var identity = ContentDigest()
    }

    package var answers: [Question: Answer] = [:]
    /// Only to see loops and shared folders of links do readers compare the identities of files.
    package var hasLinks = false
    /// The same question was answered in two ways: something changed during the run.
    package var isTorn = false

    package init() {}

    mutating func note(_ question: Question, _ answer: Answer, showsLink: Bool = false) {
        if showsLink { hasLinks = true }
        if let before = answers.updateValue(answer, forKey: question), before != answer { isTorn = true }
    }
}

extension FileQuestions {
    /// Those parts that are asked again in one go.
    private static let share = 64

    private struct Changed: Error {}

    /// Asks everything again.
    ///
    /// - Returns: what was read, by path, when it is wanted; `nil` when an answer is another one.
    package func read(
        from fileSystem: FileSystem, workers: Int, keeping: Bool
    ) async -> [String: [UInt8]]? {
        guard !isTorn else { return nil }
        let all = Array(answers)
        let shares = stride(from: 0, to: all.count, by: Self.share).map { start in
            all[start..<min(start + Self.share, all.count)]
        }
        do throws(Changed) {
            let parts = try await concurrentMap(shares, workers: workers) { [hasLinks] share throws(Changed) in
                var contents: [(String, [UInt8])] = []
                for (question, answer) in share {
                    var bytes: [UInt8] = []
                    let now = Answer(to: question, by: fileSystem, bytes: &bytes)
                    guard now.digest == answer.digest, !hasLinks || now.identity == answer.identity else {
                        throw Changed()
                    }
                    if keeping, question.kind == .read { contents.append((question.path, bytes)) }
                }
                return contents
            }
            return Dictionary(parts.joined()) { first, _ in first }
        } catch {
            return nil
        }
    }
}

extension FileQuestions.Answer {
    fileprivate init(to question: FileQuestions.Question, by files: FileSystem, bytes: inout [UInt8]) {
        do throws(FileSystemError) {
            switch question.kind {
            case .status: self.init(try files.status(question.path))
            case .entries: self.init(try files.entries(question.path))
            case .read:
                bytes = try files.read(question.path, question.limit)
                self.init(content: bytes)
            case .canonicalPath: self.init(canonicalPath: try files.canonicalPath(question.path))
            }
        } catch {
            self.init(error)
        }
    }

    init(_ status: FileSystem.Status) {
        digest = Self.digest(of: "status \(status.kind)")
        identity = Self.digest(of: "\(status.identity.device) \(status.identity.number)")
    }

    /// Folders are listed in no order.
    init(_ entries: [FileSystem.Entry]) {
        var text = "entries \(entries.count)"
        for entry in entries.sorted(by: { Path.precedes($0.name, $1.name) }) {
            text += "\0\(entry.name)\0\(entry.kind)\(entry.hasValidName)"
        }
        digest = Self.digest(of: text)
    }

    init(content: [UInt8]) {
        digest = ContentDigest(of: content)
    }

    init(canonicalPath: String) {
        digest = Self.digest(of: "path " + canonicalPath)
    }

    init(_ error: FileSystemError) {
        digest = Self.digest(of: "error \(error.operation) \(error.cause) \(error.path)")
    }

    private static func digest(of text: String) -> ContentDigest { ContentDigest(of: Array(text.utf8)) }
}

/// Notes what is asked on its way to the file system.
package final class FileRecorder: Sendable {
    private let state = Mutex(FileQuestions())

    package init() {}

    package var questions: FileQuestions { state.withLock { $0 } }

    /// The same files, and all that is read of them is noted.
    package func recording(_ fileSystem: FileSystem) -> FileSystem {
        fileSystem.reading(through: RecordingLayer(base: fileSystem, recorder: self))
    }

    fileprivate func note(
        _ kind: FileQuestions.Kind, _ path: String, limit: Int = 0, _ answer: FileQuestions.Answer,
        showsLink: Bool = false
    ) {
        let question = FileQuestions.Question(kind: kind, path: path, limit: limit)
        state.withLock { $0.note(question, answer, showsLink: showsLink) }
    }
}

private struct RecordingLayer: FileSystemLayer {
    let base: FileSystem
    let recorder: FileRecorder

    func status(_ path: String) throws(FileSystemError) -> FileSystem.Status {
        do throws(FileSystemError) {
            let status = try base.status(path)
            recorder.note(.status, path, .init(status))
            return status
        } catch {
            recorder.note(.status, path, .init(error))
            throw error
        }
    }

    func entries(_ folder: String) throws(FileSystemError) -> [FileSystem.Entry] {
        do throws(FileSystemError) {
            let entries = try base.entries(folder)
            recorder.note(.entries, folder, .init(entries), showsLink: entries.contains { $0.kind == .link })
            return entries
        } catch {
            recorder.note(.entries, folder, .init(error))
            throw error
        }
    }

    /// Where a file stands is not noted: what is read elsewhere later counts only when it is the same.
    func read(_ path: String, _ limit: Int, below folders: [String]?) throws(FileSystemError) -> [UInt8] {
        do throws(FileSystemError) {
            let bytes = try base.read(path, limit, below: folders)
            recorder.note(.read, path, limit: limit, .init(content: bytes))
            return bytes
        } catch {
            recorder.note(.read, path, limit: limit, .init(error))
            throw error
        }
    }

    func canonicalPath(_ path: String) throws(FileSystemError) -> String {
        do throws(FileSystemError) {
            let resolved = try base.canonicalPath(path)
            recorder.note(.canonicalPath, path, .init(canonicalPath: resolved))
            return resolved
        } catch {
            recorder.note(.canonicalPath, path, .init(error))
            throw error
        }
    }
}

extension FileQuestions: Packed {
    package static var blank: FileQuestions { FileQuestions() }

    package mutating func pack(_ packer: inout some Packer) {
        packer.flag(&hasLinks)
        packer.flag(&isTorn)
        var rows = answers.map(Row.init)
        packer.list(&rows)
        if packer.isReading { answers = Dictionary(rows.map { ($0.question, $0.answer) }) { first, _ in first } }
    }

    private struct Row: Packed {
        var question = Question()
        var answer = Answer()

        static var blank: Row { Row() }

        init() {}
        init(_ pair: (key: Question, value: Answer)) {
            question = pair.key
            answer = pair.value
        }

        mutating func pack(_ packer: inout some Packer) {
            packer.choice(&question.kind)
            packer.text(&question.path)
            packer.number(&question.limit)
            packer.value(&answer.digest)
            packer.value(&answer.identity)
        }
    }
}

extension ContentDigest: Packed {
    package static var blank: ContentDigest { ContentDigest() }

    package mutating func pack(_ packer: inout some Packer) {
        packer.number(&low)
        packer.number(&high)
    }
}

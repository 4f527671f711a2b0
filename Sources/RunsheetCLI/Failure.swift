import Publishing
import Reporting

/// Why a command cannot go on, in one sentence for the person who ran it.
struct Failure: Error {
    var message: String
    var status = ExitCode.failed

    init(_ message: String, status: ExitCode = .failed) {
        self.message = message
        self.status = status
    }

    init(_ error: FileSystemError) { self.init(error.description) }
}

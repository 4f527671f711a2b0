import Exporting
import SearchIndexing
import SourceText
import Synchronization

/// The files that all runbooks share, put together in the order of the runbooks.
final class JointFiles: Sendable {
    /// What one runbook adds.
    struct Part: Sendable {
        var stepLines: [UInt8]?
        var entries: RunbookEntries?
        var counts: FindingCounts?
    }

    private struct State: ~Copyable {
        var search = SearchIndex()
        var counts: [FindingCounts] = []
    }

    private static let stepsPath = "steps.jsonl"
    /// Parts are added by whichever worker is free, though never by two at a time.
    private let state = Mutex(State())

    func begin(in folder: OutputFolder) throws(PublishError) {
        try folder.append(OutputFile(path: Self.stepsPath, bytes: []))
    }

    func add(_ parts: [Part], to folder: OutputFolder, _ observer: BuildObserver) throws(PublishError) {
        try state.withLock { state throws(PublishError) in
            for part in parts {
                if let lines = part.stepLines {
                    try observer.measure(.write) { () throws(PublishError) in
                        try folder.append(OutputFile(path: Self.stepsPath, bytes: lines))
                    }
                }
                if let entries = part.entries {
                    try observer.measure(.search, handingOnIn: .write) { clock throws(PublishError) in
                        try state.search.add(entries) { file throws(PublishError) in
                            try clock.add { () throws(PublishError) in try folder.write(file) }
                        }
                    }
                }
                if let count = part.counts { state.counts.append(count) }
            }
        }
    }

    func finish(
        in folder: OutputFolder, _ observer: BuildObserver
    ) throws(PublishError) -> (SearchTerms, [FindingCounts]) {
        try state.withLock { state throws(PublishError) in
            let terms = try state.search.finish { file throws(PublishError) in
                try observer.measure(.write) { () throws(PublishError) in try folder.write(file) }
            }
            return (terms, state.counts)
        }
    }
}

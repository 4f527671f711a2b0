import Foundation
import MarkdownSyntax
import SourceText
import Testing

/// Prints how fast a folder's files are read:
/// `RUNSHEET_MEASURE=FOLDER swift test -c release -Xswiftc -enable-testing --filter ThroughputTests`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["RUNSHEET_MEASURE"] != nil), .serialized)
struct ThroughputTests {
    @Test func readsAndRendersFasterThanTenMegabytesPerSecond() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["RUNSHEET_MEASURE"])
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let sources = files.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
            FileManager.default.contents(atPath: folder + "/" + name).map { SourceFile(path: name, bytes: Array($0)) }
        }
        let size = sources.reduce(0) { $0 + $1.bytes.count }
        let rounds = max(1, 20_000_000 / max(1, size))
        let clock = ContinuousClock()
        var nodes = 0
        let parsing = clock.measure {
            for _ in 0..<rounds { for source in sources { nodes += MarkdownParser.parse(source).nodes.count } }
        }
        let documents = sources.map { MarkdownParser.parse($0) }
        var bytes = 0
        let rendering = clock.measure {
            for _ in 0..<rounds { for document in documents { bytes += HTMLRenderer().render(document).bytes.count } }
        }
        let megabytes = Double(size * rounds) / 1e6
        print("\(sources.count) files, \(megabytes) MB: parse \(megabytes / seconds(parsing)) MB/s,", terminator: " ")
        print("render \(megabytes / seconds(rendering)) MB/s, \(nodes) nodes, \(bytes) bytes")
        #expect(megabytes / seconds(parsing) > 10)
        #expect(megabytes / seconds(rendering) > 10)
    }

    private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}

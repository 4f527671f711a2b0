import Foundation
import Testing

/// A file beside the tests that holds what a function is to write.
struct Golden {
    let url: URL

    init(_ name: String, file: String = #filePath) {
        url = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Goldens/" + name)
    }

    /// `RECORD_SNAPSHOTS=1` writes the file anew, and fails, so that nobody leaves it on.
    func expect(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try Data(bytes).write(to: url)
            Issue.record("recorded \(url.lastPathComponent)", sourceLocation: sourceLocation)
            return
        }
        let expected = try String(contentsOf: url, encoding: .utf8)
        #expect(String(decoding: bytes, as: UTF8.self) == expected, sourceLocation: sourceLocation)
    }
}

import Foundation
import Testing

/// A file below `Goldens` with the output that was found right; `RECORD_SNAPSHOTS=1` writes it anew and fails the test.
struct Golden {
    let name: String

    private static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }

    private var url: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens").appending(path: name)
    }

    func expect(_ bytes: [UInt8]) throws {
        if Self.isRecording {
            try Data(bytes).write(to: url)
            Issue.record("recorded \(name)")
            return
        }
        let expected = try Data(contentsOf: url)
        #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self), "\(name)")
    }
}

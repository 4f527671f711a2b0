import Foundation
import Testing

@testable import Extraction

@Suite struct DumpTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["DUMP"] != nil)) func dump() throws {
        for path in ProcessInfo.processInfo.environment["DUMP"]!.split(separator: ",") {
            let data = try Data(contentsOf: URL(fileURLWithPath: String(path)))
            print(
                Outline.text(
                    of: runbook(String(decoding: data, as: UTF8.self), path: String(path.split(separator: "/").last!))))
        }
    }
}

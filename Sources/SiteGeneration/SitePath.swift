package import RunbookModel

/// Where pages stand below the output folder. All links between pages are relative, so that `file://` works.
package enum SitePath {
    package static let home = "index.html"
    package static let findings = "findings.html"
    package static let missing = "404.html"
    package static let book = "book.html"
    /// What the fields of the JSON mean.
    package static let schema = "schema/v1/index.html"

    package static func runbook(_ id: RunbookID) -> String { "runbooks/\(id.rawValue).html" }

    package static func json(_ id: RunbookID) -> String { "runbooks/\(id.rawValue).json" }

    package static func procedure(_ runbook: RunbookID, page: String) -> String {
        "procedures/\(runbook.rawValue)/\(page).html"
    }

    package static func rule(_ name: String) -> String { "findings/\(name).html" }

    /// The way from the folder of the page at `path` to the output folder: `../../`, or nothing.
    package static func root(from path: String) -> String {
        String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    }

    /// Percent-encodes what a URL path cannot hold as it is. `/` stays.
    package static func encoded(_ path: String) -> String {
        guard !isPlain(path.utf8.span) else { return path }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ path: borrowing Span<UInt8>) -> Bool {
        for index in path.indices where !isPlain(path[index]) { return false }
        return true
    }

    /// Letters, digits, `-._~` and `/`: a bit for each.
    private static func isPlain(_ byte: UInt8) -> Bool {
        let set: UInt64 = byte < 64 ? 0x03FF_E000_0000_0000 : 0x47FF_FFFE_87FF_FFFE
        return byte < 128 && set >> UInt64(byte & 63) & 1 == 1
    }
}

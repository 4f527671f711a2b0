import CSupport

/// Answers requests with the files of one folder. A value: what it answers depends on the request and the disk only.
package struct SiteServer: Sendable {
    package var fileSystem: FileSystem
    package var folder: String
    /// The names and port by which the server may be called: another site's name that leads here must not be answered.
    package var hosts: Set<String>

    /// Larger than any file of a site but `steps.jsonl` of a very large one.
    private static let limit = 1 << 29

    package init(fileSystem: FileSystem, folder: String, port: UInt16) {
        self.fileSystem = fileSystem
        self.folder = folder
        hosts = Set(["127.0.0.1", "localhost", "[::1]"].map { "\($0):\(port)" })
        if port == 80 { hosts.formUnion(["127.0.0.1", "localhost", "[::1]"]) }
    }

    package func respond(toHead head: [UInt8]) -> HTTPResponse {
        do throws(HTTPRequest.Problem) {
            return respond(to: try HTTPRequest(head: head))
        } catch {
            return Self.refusal(error == .tooLarge ? 431 : 400)
        }
    }

    package func respond(to request: HTTPRequest) -> HTTPResponse {
        guard let host = request.headers["host"], hosts.contains(host.lowercased()) else { return Self.refusal(421) }
        guard request.method == "GET" || request.method == "HEAD" else {
            var answer = Self.refusal(405)
            answer.headers.append((name: "Allow", value: "GET, HEAD"))
            return answer
        }
        var answer = answer(to: request)
        if request.method == "HEAD" { answer.sendsBody = false }
        return answer
    }

    private func answer(to request: HTTPRequest) -> HTTPResponse {
        guard let path = Self.path(of: request.target) else { return Self.refusal(404) }
        if let bytes = read(path) { return Self.file(path, bytes, request) }
        // `/runbooks/a` leads nowhere, and a folder has no listing: the site's own page says so.
        guard let page = read("404.html") else { return Self.refusal(404) }
        return HTTPResponse(status: 404, headers: [Self.type(of: "404.html")], body: page)
    }

    private static func file(_ path: String, _ bytes: [UInt8], _ request: HTTPRequest) -> HTTPResponse {
        let hash = unsafe bytes.withUnsafeBufferPointer { unsafe runsheet_xxh3($0.baseAddress, $0.count) }
        let tag = "\"\(String(hash, radix: 16))-\(bytes.count)\""
        var answer = HTTPResponse(status: 200, headers: [type(of: path), (name: "ETag", value: tag)], body: bytes)
        let known = request.headers["if-none-match"]?.split(separator: ",").map { $0.drop { $0 == " " } } ?? []
        if known.contains(where: { $0 == tag || $0 == "W/" + tag || $0 == "*" }) {
            answer.status = 304
            answer.sendsBody = false
        }
        return answer
    }

    /// The file below the folder, or nothing for what could lead out of it.
    private func read(_ path: String) -> [UInt8]? {
        do throws(FileSystemError) {
            let root = try fileSystem.canonicalPath(folder)
            let file = try fileSystem.canonicalPath(Path.join(root, path))
            guard file.hasPrefix(Path.join(root, "")) else { return nil }
            return try fileSystem.read(file, Self.limit)
        } catch {
            return nil
        }
    }

    /// Decoded once, without its query; nothing when it is not plainly the path of a file that may be seen.
    static func path(of target: String) -> String? {
        let encoded = target.prefix { $0 != "?" && $0 != "#" }
        guard let path = decoded(encoded), path.utf8.first == UInt8(ascii: "/") else { return nil }
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index + 1 == parts.count
            guard part.utf8.first != UInt8(ascii: "."), isLast || !part.isEmpty else { return nil }
            guard part.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        }
        let file = path.dropFirst()
        return file.isEmpty || file.utf8.last == UInt8(ascii: "/") ? file + "index.html" : String(file)
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func type(of path: String) -> (name: String, value: String) {
        let ending = path.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(path[path.index(after: $0)...]) } ?? ""
        return (name: "Content-Type", value: types[ending] ?? "application/octet-stream")
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
        "json": "application/json", "jsonl": "application/jsonl", "svg": "image/svg+xml", "png": "image/png",
        "xml": "application/xml", "txt": "text/plain; charset=utf-8", "md": "text/plain; charset=utf-8",
        "jpg": "image/jpeg", "ico": "image/x-icon", "csv": "text/csv; charset=utf-8", "sh": "text/plain; charset=utf-8",
    ]

    package static func refusal(_ status: Int) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: [(name: "Content-Type", value: "text/plain; charset=utf-8")],
            body: Array("\(status)\n".utf8))
    }
}

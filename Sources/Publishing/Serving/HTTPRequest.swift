/// The head of a request, as far as files are served by it.
package struct HTTPRequest: Sendable, Hashable {
    package var method: String
    /// As it was sent: percent-encoded, with its query.
    package var target: String
    /// By name in lower case; of several of the same name the first.
    package var headers: [String: String]

    package static let maximumSize = 16 << 10

    package enum Problem: Error, Sendable, Hashable { case malformed, tooLarge }

    /// Where the head ends, its empty line included; nothing while it is not there.
    package static func end(in bytes: [UInt8]) throws(Problem) -> Int? {
        var index = 0
        while index + 3 < bytes.count {
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A {
                return index + 4
            }
            index += 1
        }
        guard bytes.count < maximumSize else { throw .tooLarge }
        return nil
    }

    /// - Throws: for whatever is not exactly a request of HTTP/1.0 or 1.1, rather than to guess what is meant.
    package init(head: [UInt8]) throws(Problem) {
        guard let text = String(validating: head, as: UTF8.self), text.utf8.allSatisfy(Self.isAllowed) else {
            throw .malformed
        }
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0", words[1].hasPrefix("/") else {
            throw .malformed
        }
        method = String(words[0])
        target = String(words[1])
        headers = [:]
        for line in lines.dropFirst() where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":"), line.startIndex < colon, !line[..<colon].contains(" ") else {
                throw .malformed
            }
            let name = line[..<colon].lowercased()
            let value = String(line[line.index(after: colon)...].drop { $0 == " " })
            // Two hosts are how one server is made to answer for another.
            guard headers.updateValue(headers[name] ?? value, forKey: name) == nil || name != "host" else {
                throw .malformed
            }
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte == 0x0D || byte == 0x0A || byte == 0x09 || (byte >= 0x20 && byte != 0x7F)
    }
}

/// What is sent back; the connection is closed behind it.
package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// False for HEAD and 304: then only the length is told.
    package var sendsBody = true

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package var bytes: [UInt8] {
        var head = "HTTP/1.1 \(status) \(Self.phrases[status] ?? "Answer")\r\n"
        for (name, value) in headers + Self.always { head += "\(name): \(value)\r\n" }
        head += "Content-Length: \(body.count)\r\n\r\n"
        return Array(head.utf8) + (sendsBody ? body : [])
    }

    /// Pages of other sites may neither read nor frame what is served here.
    private static let always = [
        (name: "Cache-Control", value: "no-cache"), (name: "Connection", value: "close"),
        (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
        (name: "X-Content-Type-Options", value: "nosniff"),
        (name: "X-Frame-Options", value: "DENY"), (name: "Referrer-Policy", value: "no-referrer"),
    ]
    private static let phrases = [
        200: "OK", 304: "Not Modified", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
        421: "Misdirected Request", 431: "Request Header Fields Too Large", 503: "Service Unavailable",
    ]

}

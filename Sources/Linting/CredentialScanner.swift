import SourceText

/// Finds credentials by the shapes their makers gave them.
struct CredentialScanner {
    struct Credential: Equatable {
        /// Begins a sentence: "an AWS access key".
        var kind: String
        var range: SourceRange
        /// Shows its beginning only.
        var masked: String
    }

    private struct Shape {
        var prefix: [UInt8]
        var kind: String
        /// Bytes behind the prefix, at least.
        var count: Int
        /// How much of the value is shown.
        var shown: Int

        init(_ prefix: String, _ count: Int, _ kind: String) {
            self.prefix = Array(prefix.utf8)
            self.kind = kind
            self.count = count
            shown = prefix.utf8.count
        }
    }

    private static let shapes: [Shape] = [
        Shape("AKIA", 16, "an AWS access key"), Shape("ASIA", 16, "an AWS session key"),
        Shape("ghp_", 36, "a GitHub token"), Shape("gho_", 36, "a GitHub token"), Shape("ghs_", 36, "a GitHub token"),
        Shape("ghr_", 36, "a GitHub token"), Shape("github_pat_", 50, "a GitHub token"),
        Shape("glpat-", 20, "a GitLab token"), Shape("AIza", 35, "a Google API key"),
        Shape("sk_live_", 24, "a Stripe key"), Shape("rk_live_", 24, "a Stripe key"),
        Shape("xoxb-", 40, "a Slack token"), Shape("xoxp-", 40, "a Slack token"), Shape("xapp-", 40, "a Slack token"),
        Shape("hf_", 34, "a Hugging Face token"), Shape("npm_", 36, "an npm token"),
        Shape("dop_v1_", 64, "a DigitalOcean token"),
        Shape("sk-ant-", 80, "an Anthropic key"), Shape("SG.", 60, "a SendGrid key"),
        Shape("hvs.", 24, "a Vault token"),
    ]
    private static let byFirst: [[Shape]] = (0..<256).map { first in shapes.filter { Int($0.prefix[0]) == first } }

    /// Pairs of bytes that one of the shapes, a password in an address (`:/`) or a key (`--`) begins with: a byte alone
    /// would stop the search at every third letter of a text.
    private static let mayBegin: [Bool] = {
        var pairs = [Bool](repeating: false, count: 1 << 16)
        for shape in shapes { pairs[Int(shape.prefix[0]) << 8 | Int(shape.prefix[1])] = true }
        pairs[0x3A2F] = true
        pairs[0x2D2D] = true
        return pairs
    }()

    private let bytes: [UInt8]
    private var found: [Credential] = []

    static func all(in bytes: [UInt8]) -> [Credential] {
        var scanner = CredentialScanner(bytes: bytes)
        scanner.scan()
        return scanner.found
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func scan() {
        var index = 0
        while let next = Self.candidate(in: bytes.span, from: index) {
            index = next
            let byte = bytes[index]
            let shapes = Self.byFirst[Int(byte)]
            if !shapes.isEmpty, index == 0 || !Self.isTokenByte(bytes[index - 1]), let end = token(shapes, at: index) {
                index = end
            } else if byte == 0x3A, let end = password(at: index) ?? nil {
                index = end
            } else if byte == 0x2D, let end = privateKey(at: index) {
                index = end
            } else {
                index += 1
            }
        }
    }

    private static func candidate(in bytes: Span<UInt8>, from start: Int) -> Int? {
        let mayBegin = mayBegin
        guard start < bytes.count else { return nil }
        var first = Int(bytes[start])
        for index in start..<bytes.count - 1 {
            let second = Int(bytes[index + 1])
            if mayBegin[first << 8 | second] { return index }
            first = second
        }
        return nil
    }

    private mutating func token(_ shapes: [Shape], at start: Int) -> Int? {
        guard let shape = shapes.first(where: { bytes[start...].starts(with: $0.prefix) }) else { return nil }
        var end = start + shape.prefix.count
        while end < bytes.count, Self.isTokenByte(bytes[end]) { end += 1 }
        let value = bytes[(start + shape.prefix.count)..<end]
        guard value.count >= shape.count, Entropy.isRandom(value), !Self.isSample(bytes[start..<end]) else {
            return end
        }
        if shape.count == 16, value.count != 16 { return end }
        add(shape.kind, start..<end, shown: shape.shown)
        return end
    }

    /// `scheme://user:password@host`, from its first colon on.
    private mutating func password(at colon: Int) -> Int? {
        guard colon + 3 < bytes.count, bytes[colon + 1] == 0x2F, bytes[colon + 2] == 0x2F else { return nil }
        let limit = min(bytes.count, colon + 200)
        var index = colon + 3
        var secret: Int?
        while index < limit, Self.isURLByte(bytes[index]) {
            if bytes[index] == 0x3A, secret == nil { secret = index + 1 }
            if bytes[index] == 0x40, let start = secret {
                let user = bytes[(colon + 3)..<(start - 1)]
                report(password: start..<index, user: user, host: bytes[(index + 1)..<min(index + 60, bytes.count)])
                return index
            }
            index += 1
        }
        return nil
    }

    private mutating func report(password range: Range<Int>, user: ArraySlice<UInt8>, host: ArraySlice<UInt8>) {
        let value = bytes[range]
        // `minio:minio123`: what a program begins with.
        guard value.count >= 8, user.isEmpty || !value.starts(with: user), Entropy.isRandom(value),
            !Self.isSample(value)
        else {
            return
        }
        let host = String(decoding: host.prefix { Self.isURLByte($0) }, as: UTF8.self)
        guard !["localhost", "127.0.0.1", "example", "0.0.0.0"].contains(where: host.hasPrefix),
            !host.contains("example.")
        else {
            return
        }
        add("a password", range, shown: 0)
    }

    /// A PEM block with at least one whole line of key.
    private mutating func privateKey(at start: Int) -> Int? {
        guard bytes[start...].starts(with: "-----BEGIN ".utf8) else { return nil }
        let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count < 60, String(decoding: line, as: UTF8.self).hasSuffix("PRIVATE KEY-----") else { return nil }
        let body = bytes[line.endIndex...].drop { $0 <= 0x20 }
        let first = body.prefix { $0 != 0x0A && $0 != 0x0D }
        guard first.count >= 60, first.allSatisfy({ Self.isTokenByte($0) || $0 == 0x2B || $0 == 0x2F || $0 == 0x3D })
        else {
            return line.endIndex
        }
        // The rest was taken out.
        let second = bytes[first.endIndex...].drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        guard !second.starts(with: "...".utf8), !second.starts(with: "…".utf8), !second.starts(with: "[".utf8) else {
            return first.endIndex
        }
        found.append(
            Credential(
                kind: "a private key", range: SourceRange(start..<line.endIndex),
                masked: String(decoding: line, as: UTF8.self)))
        return first.endIndex
    }

    private mutating func add(_ kind: String, _ range: Range<Int>, shown: Int) {
        let start = String(decoding: bytes[range].prefix(shown), as: UTF8.self)
        found.append(Credential(kind: kind, range: SourceRange(range), masked: start + "********"))
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2D
            || byte == 0x2E
    }

    private static func isURLByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F
            && ![0x22, 0x27, 0x60, 0x3C, 0x3E, 0x29, 0x5D, 0x7C, 0x2F, 0x24, 0x7B, 0x2A].contains(byte)
    }

    /// Values that documentation makes up.
    static func isSample(_ value: ArraySlice<UInt8>) -> Bool {
        let small = value.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return samples.contains(where: small.contains)
    }

    private static let samples = [
        "example", "xxxx", "0000", "1234567", "abcdef", "...", "your", "password", "passwd", "secret", "change",
        "placeholder", "redacted", "test", "dummy", "fake", "sample", "token", "deadbeef", "insert", "replace",
        "foobar",
        // Kubernetes' documentation writes these into its Secrets.
        "1f2d1e2e67df", "mwyyzdflmmu2n2rm",
        // The help of kubectl gives this password to its cluster-admin.
        "uxfgweu9l35qcif",
    ]
}

/// How evenly the bytes of a value are spread.
enum Entropy {
    /// Made by a machine: letters and digits mixed, 3.5 bits for each byte or nearly as many as its length allows.
    static func isRandom(_ value: ArraySlice<UInt8>) -> Bool {
        var seen = [Int](repeating: 0, count: 256)
        for byte in value { seen[Int(byte)] += 1 }
        let distinct = seen.count { $0 > 0 }
        let hasDigit = value.contains { (0x30...0x39).contains($0) }
        let hasLetter = value.contains { (0x61...0x7A).contains($0 | 0x20) }
        return hasDigit && hasLetter && distinct * 2 >= min(value.count, 20)
    }
}

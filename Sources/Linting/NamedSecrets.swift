import SourceText

/// Finds secrets by the names that stand before them: `DB_PASSWORD=…`, `"api_key": "…"`, `password=…` within the
/// argument of another program, `Authorization: Bearer …`.
///
/// Flags are left to the rule about command lines, which knows whose flags take secrets.
struct NamedSecrets {
    private let bytes: [UInt8]

    static func all(in bytes: [UInt8]) -> [CredentialScanner.Credential] {
        let finder = NamedSecrets(bytes: bytes)
        var found: [CredentialScanner.Credential] = []
        for index in bytes.indices {
            let secret: CredentialScanner.Credential?
            switch bytes[index] {
            case UInt8(ascii: "="), UInt8(ascii: ":"): secret = finder.secret(behind: index)
            case UInt8(ascii: "B"), UInt8(ascii: "b"): secret = finder.bearer(at: index)
            default: continue
            }
            if let secret { found.append(secret) }
        }
        return found
    }

    private func secret(behind sign: Int) -> CredentialScanner.Credential? {
        guard let kind = kind(before: sign), let range = value(from: sign + 1), isSecret(range) else { return nil }
        return credential(kind, range)
    }

    private func credential(_ kind: String, _ range: Range<Int>) -> CredentialScanner.Credential {
        CredentialScanner.Credential(kind: kind, range: SourceRange(range), masked: "********")
    }

    /// What the name before a sign promises.
    private func kind(before sign: Int) -> String? {
        var end = sign
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        if end > 0, Self.isQuote(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "*") { end -= 1 }
        guard end > 2, let names = Self.names[bytes[end - 1] | 0x20] else { return nil }
        var start = end
        while start > 0, bytes[start - 1].isWordByte || bytes[start - 1] == UInt8(ascii: "-") { start -= 1 }
        guard start < end, bytes[start] != UInt8(ascii: "-") else { return nil }
        let name = bytes[start..<end].map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") | 0x20 : $0 | 0x20 }
        return names.first { name.suffix($0.text.count).elementsEqual($0.text) }?.kind
    }

    /// By their last bytes. `-` counts as `_`, which small letters make of it, too.
    private static let names: [UInt8: [(text: [UInt8], kind: String)]] = {
        let all = [
            ("password", "a password"), ("passwd", "a password"), ("pwd", "a password"), ("passphrase", "a passphrase"),
            ("secret", "a secret"), ("token", "a token"), ("apikey", "a key"), ("api_key", "a key"),
            ("access_key", "a key"), ("secret_key", "a key"), ("auth_key", "a key"), ("accesskey", "a key"),
            ("secretkey", "a key"),
        ]
        // The bit that makes letters small changes `_` as well.
        let texts = all.map { (text: $0.0.utf8.map { $0 | 0x20 }, kind: $0.1) }
        return Dictionary(grouping: texts) { $0.text.last ?? 0 }
    }()

    /// `Bearer` is followed by what it lets in.
    private func bearer(at start: Int) -> CredentialScanner.Credential? {
        let word = bytes.span.extracting(start...)
        guard word.count > 26, word[1] | 0x20 == UInt8(ascii: "e"), start == 0 || !bytes[start - 1].isWordByte else {
            return nil
        }
        for (offset, byte) in "bearer ".utf8.enumerated() where word[offset] | 0x20 != byte { return nil }
        guard let range = value(from: start + 7), range.count >= 20, isSecret(range) else { return nil }
        return credential("a token", range)
    }

    /// A value in quotes or without, in the same line.
    private func value(from start: Int) -> Range<Int>? {
        var index = start
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "*") { return nil }
        if index < bytes.count, Self.isQuote(bytes[index]) { index += 1 }
        var end = index
        // What goes on behind the longest secret is none.
        let limit = min(bytes.count, index + Self.longest + 1)
        while end < limit, Self.mayStandInSecret(bytes[end]) { end += 1 }
        // What goes on with `$`, `(` or a slash is put together, or leads somewhere; with a full stop it is cut, a name of
        // a host or a file, or a token in parts, which are not looked into.
        if end < bytes.count, "$({<[/\\".utf8.contains(bytes[end]) { return nil }
        if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), bytes[end + 1] > 0x20 { return nil }
        return end - index >= 8 && end - index <= Self.longest ? index..<end : nil
    }

    private static let longest = 128

    private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x60 }

    private static func mayStandInSecret(_ byte: UInt8) -> Bool {
        byte.isWordByte || "!@#%^&*+=~-".utf8.contains(byte)
    }

    /// Nobody would choose it as a name or a sample: small and large letters with digits, or a long run of digits of any
    /// base.
    private func isSecret(_ range: Range<Int>) -> Bool {
        let value = bytes[range]
        guard Entropy.isRandom(value), !CredentialScanner.isSample(value),
            !CredentialScanner.isSample(Self.spelled(value)),
            !Self.isReadableBase64(value)
        else {
            return false
        }
        let small = value.contains { (0x61...0x7A).contains($0) }
        let large = value.contains { (0x41...0x5A).contains($0) }
        let digits = value.count { (0x30...0x39).contains($0) }
        let separators = value.count { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        if value.count >= 20, separators == 0, digits * 8 >= value.count { return true }
        return small && large && digits >= 2 && separators == 0 && !isCamel(value)
    }

    /// `pa55w0rd` is a word with digits for letters.
    private static func spelled(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        ArraySlice(
            value.map { byte in
                switch byte {
                case UInt8(ascii: "0"): UInt8(ascii: "o")
                case UInt8(ascii: "1"): UInt8(ascii: "i")
                case UInt8(ascii: "3"): UInt8(ascii: "e")
                case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
                case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
                default: byte
                }
            })
    }

    /// Base64 of a text that people chose: `c2VjcmV0` is "secret".
    static func isReadableBase64(_ value: ArraySlice<UInt8>) -> Bool {
        var decoded: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in value where byte != UInt8(ascii: "=") {
            let digit: UInt8
            switch byte {
            case 0x41...0x5A: digit = byte - 0x41
            case 0x61...0x7A: digit = byte - 0x61 + 26
            case 0x30...0x39: digit = byte - 0x30 + 52
            case UInt8(ascii: "+"): digit = 62
            default: return false
            }
            bits = bits << 6 | UInt32(digit)
            count += 6
            if count >= 8 {
                count -= 8
                decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        let isText = decoded.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }
        return isText
            && (!Entropy.isRandom(decoded[...]) || CredentialScanner.isSample(decoded[...])
                || CredentialScanner.isSample(spelled(decoded[...])))
    }

    /// `backendV2Secret1` reads as words.
    private func isCamel(_ value: ArraySlice<UInt8>) -> Bool {
        var changes = 0
        var last = 0
        for byte in value {
            let kind = (0x30...0x39).contains(byte) ? 1 : (0x41...0x5A).contains(byte) ? 2 : 3
            if kind != last { changes += 1 }
            last = kind
        }
        return changes * 2 < value.count
    }
}

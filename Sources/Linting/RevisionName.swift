/// What the last part of a Cloud Run revision name tells.
enum RevisionSuffix: Equatable {
    /// A name generator may have made it, or somebody chose it with `--revision-suffix`.
    case plausible
    /// Numbers of revisions start at 1.
    case numberZero
    /// Neither of Cloud Run's generators makes it.
    case impossible(String)
    /// A generator could make it, but people write it for an example.
    case sample(String)

    /// - Parameter rest: the name behind `SERVICE-`, or the whole name when the service is not known.
    init(_ rest: some StringProtocol) {
        let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
        guard let last = parts.last.map({ String($0) }), !last.isEmpty else {
            self = .plausible
            return
        }
        guard parts.count >= 2, Self.isNumber(parts[parts.count - 2]) else {
            self = parts.count == 1 && Self.samples.contains(last) ? .sample(last) : .plausible
            return
        }
        if parts[parts.count - 2] == "00000" {
            self = .numberZero
        } else if !Self.isGenerated(last) {
            self = .impossible(last)
        } else {
            self = Self.samples.contains(last) ? .sample(last) : .plausible
        }
    }

    private static func isNumber(_ part: some StringProtocol) -> Bool {
        part.utf8.count == 5 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// gcloud makes consonant, vowel, consonant; the server takes three of an alphabet without vowels.
    private static func isGenerated(_ suffix: String) -> Bool {
        let bytes = Array(suffix.utf8)
        guard bytes.count == 3 else { return false }
        let spoken =
            consonants.contains(bytes[0]) && vowels.contains(bytes[1]) && consonants.contains(bytes[2])
        return spoken || bytes.allSatisfy(serverAlphabet.contains)
    }

    private static let vowels = Set("aeiou".utf8)
    private static let consonants = Set("bcdfghjklmnpqrstvwxz".utf8)
    private static let serverAlphabet = Set("bcdfghjklmnpqrstvwxz2456789".utf8)
    private static let samples: Set<String> = [
        "abc", "abc123", "abcd", "abcde", "abcdef", "def", "def456", "ghi", "xyz", "xyz789", "xxx", "xxxx", "xxxxx",
        "yyy",
        "yyyyy", "zzz", "zzzzz", "foo", "bar", "baz", "new", "old", "bad", "123", "12345",
    ]
}

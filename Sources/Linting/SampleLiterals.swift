import RunbookModel
import SourceText

/// Values that only describe themselves, and so are no values: `'feature_name'`, `user:pass@`, `pod-name`.
enum SampleLiterals {
    /// Places in a step, each with whether it is plain to see that something is to be filled in.
    static func places(in step: Step, _ page: Page) -> [SourceRange] {
        guard step.kind != .manual, [.shell, .console, .sql].contains(step.effectiveLanguage) else { return [] }
        let text = step.text.utf8
        let mayHoldCredentials = text.contains(0x40)
        let mayHoldName = step.text.holds("_name") || step.text.holds("-name")
        let mayHoldAffected = step.text.holds("affected")
        let mayHoldNumber = step.text.holds("123")
        guard mayHoldCredentials || mayHoldName || mayHoldAffected || mayHoldNumber else { return [] }
        let bytes = Array(text)
        var found = mayHoldCredentials ? credentials(in: bytes) : []
        if mayHoldName { found += quotedNames(in: bytes) }
        if mayHoldAffected { found += quotedAffected(in: bytes) }
        // Bodies of requests in the description of an API are examples.
        let isExample = page.headingPath(at: step.range.lowerBound).contains(where: examples.stand)
        if mayHoldNumber, !isExample { found += numberedThings(in: bytes, isSQL: step.effectiveLanguage == .sql) }
        return found.map { step.map.fileRange(of: $0) } + (mayHoldName || mayHoldAffected ? words(of: step) : [])
    }

    /// `postgresql://user:pass@host/db`.
    private static func credentials(in text: [UInt8]) -> [SourceRange] {
        var found: [SourceRange] = []
        for sample in ["user:pass", "user:password", "username:password"] {
            let wanted = "://\(sample)@"
            var start = 0
            while let index = text.firstRange(of: wanted, from: start)?.lowerBound {
                found.append(SourceRange(index + 3..<index + 3 + sample.utf8.count))
                start = index + wanted.utf8.count
            }
        }
        return found
    }

    /// `'feature_name'` where a value stands: behind `=`, `(`, `,` or `:`, and not as a key or the name of a column.
    private static func quotedNames(in text: [UInt8]) -> [SourceRange] {
        var found: [SourceRange] = []
        var start = 0
        while let index = text.firstRange(of: "_name", from: start)?.lowerBound {
            start = index + 5
            guard start < text.count, let quote = quote(text[start]) else { continue }
            var first = index
            while first > 0, isName(text[first - 1]) { first -= 1 }
            guard first > 0, text[first - 1] == quote, isSampleNoun(text[first..<index]) else { continue }
            guard standsForValue(text, first - 1, start) else { continue }
            found.append(SourceRange(first..<start))
        }
        return found
    }

    /// `'affected_feature'`, where a value stands.
    private static func quotedAffected(in text: [UInt8]) -> [SourceRange] {
        var found: [SourceRange] = []
        var start = 0
        while let place = text.firstRange(of: "affected", from: start) {
            start = place.upperBound
            var end = start
            while end < text.count, isName(text[end]) { end += 1 }
            guard place.lowerBound > 0, end < text.count, let quote = quote(text[end]),
                text[place.lowerBound - 1] == quote, isSampleNoun(text[start..<end].dropFirst()),
                standsForValue(text, place.lowerBound - 1, end)
            else { continue }
            found.append(SourceRange(place.lowerBound..<end))
        }
        return found
    }

    /// `/users/user123/`, `'order123'`: a thing and the first numbers there are, as a whole word.
    private static func numberedThings(in text: [UInt8], isSQL: Bool) -> [SourceRange] {
        var found: [SourceRange] = []
        var start = 0
        while let place = text.firstRange(of: "123", from: start) {
            start = place.upperBound
            if start < text.count, isName(text[start]) || text[start] == 0x2E { continue }
            var first = place.lowerBound
            while first > 0, isName(text[first - 1]) { first -= 1 }
            guard first > 0, first < place.lowerBound, text[first - 1] == 0x2F || isSQL && quote(text[first - 1]) != nil
            else {
                continue
            }
            var noun = text[first..<place.lowerBound]
            if let last = noun.last, last == 0x2D || last == 0x5F { noun.removeLast() }
            guard things.contains(String(decoding: noun, as: UTF8.self)) else { continue }
            found.append(SourceRange(first..<start))
        }
        return found
    }

    private static let examples = Phrases(["example*", "usage", "api", "endpoint*"])

    /// What applications keep, and nobody names so.
    private static let things: Set<String> = [
        "user", "photo", "order", "customer", "product", "item", "invoice", "payment", "message", "ticket", "post",
        "account", "booking", "document", "session", "patient", "tenant", "upload", "video", "image", "asset",
    ]

    private static func quote(_ byte: UInt8) -> UInt8? { byte == 0x27 || byte == 0x22 ? byte : nil }

    private static func standsForValue(_ text: [UInt8], _ open: Int, _ close: Int) -> Bool {
        var index = open - 1
        while index >= 0, text[index] == 0x20 { index -= 1 }
        guard index > 0, [0x3D, 0x3A].contains(text[index]), text[index - 1] != text[index] else { return false }
        if close + 1 < text.count, text[close + 1] == 0x3A { return false }
        var end = index
        while end > 0, text[end - 1] == 0x20 || quote(text[end - 1]) != nil { end -= 1 }
        var first = end
        while first > 0, isName(text[first - 1]) { first -= 1 }
        let column = String(decoding: text[first..<end], as: UTF8.self).lowercased()
        return ["name", "flag", "feature", "id", "slug"].contains { column == $0 || column.hasSuffix("_" + $0) }
            && !["column", "table", "att", "label", "param", "metric"].contains { column.contains($0) }
    }

    /// `kubectl logs pod-name`: arguments of programs that are known.
    private static func words(of step: Step) -> [SourceRange] {
        step.commands.filter { clients.contains($0.tool) && !$0.isNested }
            .flatMap(\.positionals).map(\.value)
            .filter { value in
                guard value.isLiteral else { return false }
                if value.text.begins("affected-") { return isSampleNoun(Array(value.text.utf8.dropFirst(9))[...]) }
                guard let mark = value.text.utf8.dropLast(4).last else { return false }
                guard value.text.hasSuffix("name"), mark == 0x2D || mark == 0x5F else { return false }
                return isSampleNoun(Array(value.text.utf8.dropLast(5))[...])
            }
            .map(\.range)
    }

    private static func isSampleNoun(_ noun: ArraySlice<UInt8>) -> Bool {
        nouns.contains(String(decoding: noun, as: UTF8.self))
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte.isWordByte || byte == 0x2D
    }

    /// Programs that take names of things they run.
    private static let clients: Set<String> = [
        "kubectl", "oc", "docker", "podman", "helm", "gcloud", "supabase", "wrangler", "systemctl", "vercel", "heroku",
        "fly",
        "flyctl", "cf", "az",
    ]

    private static let nouns: Set<String> = [
        "pod", "container", "service", "deployment", "database", "db", "instance", "cluster", "bucket", "node",
        "namespace", "image", "migration", "feature", "flag", "app", "application", "job", "queue", "topic", "stack",
        "function", "secret", "branch", "repo", "release", "project", "volume", "server", "statefulset", "feature_flag",
    ]
}

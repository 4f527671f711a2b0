import SourceText

/// Commands that refuse to run when they are asked to change nothing.
extension Matching {
    /// `gcloud run services update api --region=…`: no flag says what is to be updated.
    mutating func checkNoChange() {
        guard !mayHoldMore, !liftsRequired, !problems.contains(where: { $0.certainty > .notice }),
            let rule = node.extras["noop"]?.text
        else { return }
        let isInverse = rule.utf8.first == UInt8(ascii: "!")
        let changes = given.contains { given in
            guard isInverse || given.flag >= 0 else { return true }
            guard given.flag >= 0 else { return false }
            return Self.names(rule, reader.string(given.destination).text) != isInverse
        }
        guard !changes else { return }
        reportMissing(
            .noChange, .certain, commandName,
            message: "'\(commandName)' is told to change nothing (\(versionName)): it stops with an error")
    }

    /// Whether a word stands among others with blanks between them, the first perhaps behind `!`.
    private static func names(_ rule: String, _ word: String) -> Bool {
        let rule = rule.utf8.span
        let word = word.utf8.span
        var start = 0
        while start < rule.count {
            var end = start
            while end < rule.count, rule[end] != 0x20, rule[end] != UInt8(ascii: "!") { end += 1 }
            if end - start == word.count, rule.holds(word, at: start) { return true }
            start = end + 1
        }
        return false
    }
}

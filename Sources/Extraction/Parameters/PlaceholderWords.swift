/// Words in capitals that stand for something the reader knows.
enum PlaceholderWords {
    static func isUpperPlaceholder(_ text: String) -> Bool { isUpperPlaceholder(Array(text.utf8)[...]) }

    /// `PROJECT_ID`, `KNOWN_GOOD_TAG`, `REGION`: capitals, one of whose words names a slot. `COMPARISON_GT` is a value.
    static func isUpperPlaceholder(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count > 2, let first = word.first, ASCII.isUpper(first) else { return false }
        var hasUnderscore = false
        for byte in word {
            if byte == 0x5F { hasUnderscore = true } else if !ASCII.isUpper(byte), !ASCII.isDigit(byte) { return false }
        }
        guard hasUnderscore else { return PackedWord(word).map { names.contains($0) || fillers.contains($0) } ?? false }
        let parts = word.split(separator: 0x5F)
        guard let start = parts.first.flatMap({ PackedWord($0) }), let end = parts.last.flatMap({ PackedWord($0) })
        else {
            return false
        }
        return names.contains(end) || slots.contains(end) || leads.contains(start) || fillers.contains(end)
    }

    /// Words that are placeholders by themselves.
    private static let names = PackedWord.set(
        """
        project region zone instance service cluster namespace bucket revision database username password hostname token
        domain account pod deployment branch commit version snapshot pid container name backup environment sha
        """)

    /// Words that are placeholders behind another: `PROJECT_ID`.
    private static let slots = PackedWord.set(
        """
        id ids image tag host url uri path file dir directory port ip address email date time timestamp number num count
        size ref arn topic queue table schema role group org organization repo repository team channel kind type label
        message migration volume subnet vpc node user key secret db env ticket value hash string
        here uuid vm job secretname keyname digest
        """)

    /// `YOUR_BUCKET`, `MY_PROJECT`.
    private static let leads = PackedWord.set("your my")
    private static let fillers = PackedWord.set("changeme change_me replaceme fixme me")
}

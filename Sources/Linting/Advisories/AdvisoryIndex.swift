/// The advisories about one tool, by the first word that their patterns ask for.
struct AdvisoryIndex: Sendable {
    private var byFirst: [String: [Advisory]] = [:]
    /// Those that fit whatever the first word is.
    private var anywhere: [Advisory] = []

    mutating func add(_ advisory: Advisory) {
        var words: Set<String> = []
        for pattern in advisory.patterns {
            guard let first = pattern.firstWords else { return anywhere.append(advisory) }
            words.formUnion(first)
        }
        for word in words { byFirst[word, default: []].append(advisory) }
    }

    func forEach(of first: String?, _ body: (Advisory) -> Void) {
        for advisory in anywhere { body(advisory) }
        guard let first, let own = byFirst[first] else { return }
        for advisory in own { body(advisory) }
    }
}

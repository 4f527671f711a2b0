/// Phrases that are looked for in the words of a text, prepared once.
///
/// A phrase is lower-case words separated by one blank; `*` at the end of a single word makes it a prefix.
struct PhraseSet: Sendable, ExpressibleByArrayLiteral {
    private var words: Set<String> = []
    private var prefixes: [String] = []
    /// Phrases of several words by their first word.
    private var phrases: [String: [[String]]] = [:]

    init(arrayLiteral elements: String...) { self.init(elements) }

    init(_ elements: [String]) {
        for element in elements {
            let parts = element.split(separator: " ").map(String.init)
            if parts.count > 1 {
                phrases[parts[0], default: []].append(parts)
            } else if element.utf8.last == 0x2A {
                prefixes.append(String(element.dropLast()))
            } else {
                words.insert(element)
            }
        }
    }

    func occurs(in text: [String]) -> Bool {
        text.indices.contains { occurs(at: $0, in: text) }
    }

    func contains(_ word: String) -> Bool {
        words.contains(word) || prefixes.contains { word.utf8.starts(with: $0.utf8) }
    }

    private func occurs(at index: Int, in text: [String]) -> Bool {
        if contains(text[index]) { return true }
        guard !phrases.isEmpty, let candidates = phrases[text[index]] else { return false }
        return candidates.contains { $0.count <= text.count - index && text[index..<index + $0.count] == $0[...] }
    }
}

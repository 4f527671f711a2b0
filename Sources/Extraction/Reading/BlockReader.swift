import MarkdownSyntax
import RunbookModel
import SourceText

/// Lists every code block of a document with the language it is really written in.
enum BlockReader {
    static func blocks(of document: Document, sections: SectionTree) -> [Block] {
        document.nodes.indices.compactMap { node in
            guard document.nodes[node].kind == .codeBlock else { return nil }
            let code = document.codeBlock(at: node)
            let declared = declaredLanguage(of: code.info)
            let reading = reading(of: node, declared: declared, text: code.text, in: document)
            return Block(
                node: node, isFenced: code.isFenced, info: code.info, declared: declared, effective: reading.language,
                reason: reading.reason, range: code.range, text: code.string, map: code.map,
                section: sections.section(at: code.range.start))
        }
    }

    private static func reading(
        of node: Int, declared: String?, text: [UInt8], in document: Document
    ) -> LanguageReading {
        if document.isSourceOnly { return LanguageReading(language: .text, reason: "the file was not parsed") }
        if document.longBlocks.contains(node) {
            return LanguageReading(language: .text, reason: "the block is too long")
        }
        return LanguageDetection.read(declared: declared, text: text)
    }

    /// The first word of an info string: `bash copy`, `{.bash .copy}`, `bash{1,3}`, `language-bash` are all `bash`.
    static func declaredLanguage(of info: String) -> String? {
        guard !info.isEmpty else { return nil }
        // Most are one word in lower case.
        if info.utf8.allSatisfy(ASCII.isLower) { return info }
        var text = Prose.trimmed(info).lowercased()[...]
        if text.begins("{") {
            text = text.dropFirst().drop { $0 == " " }
            // `{note}` is a directive, not a language.
            guard text.begins(".") else { return nil }
            text = text.dropFirst()
        }
        if text.begins("language-") { text = text.dropFirst(9) }
        if text.begins("lang-") { text = text.dropFirst(5) }
        let word = text.prefix { character in
            character.isLetter || character.isNumber || character == "-" || character == "_" || character == "+"
                || character == "#"
        }
        return word.isEmpty ? nil : String(word)
    }
}

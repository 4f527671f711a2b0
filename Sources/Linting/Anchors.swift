import Extraction
import MarkdownSyntax
import SourceText

/// The places inside a document that links can lead to.
struct Anchors {
    enum Lookup: Equatable {
        case found
        /// The one anchor that differs in case, dashes or punctuation only.
        case variant(String)
        case missing(nearest: String?)
    }

    private let document: Document

    init(_ document: Document) { self.document = document }

    /// - Parameter fragment: what stands behind `#`, percent escapes included.
    func lookUp(_ fragment: String) -> Lookup {
        let wanted = Self.withoutPrefix(Percent.decoded(fragment))
        guard !Self.isBuiltIn(wanted), !document.isSourceOnly, !exists(wanted) else { return .found }
        let shape = Self.shape(wanted)
        let variants = document.headings.map(\.anchor).filter { Self.shape($0) == shape && !shape.isEmpty }
        if variants.count == 1, let variant = variants.first { return .variant(variant) }
        return .missing(nearest: nearest(to: wanted))
    }

    private func exists(_ anchor: String) -> Bool {
        let bare = Self.withoutSelectors(anchor)
        if document.headings.contains(where: { $0.anchor == anchor || Self.withoutSelectors($0.anchor) == bare }) {
            return true
        }
        return document.extraAnchors.contains(anchor) || isWrittenOut(anchor)
    }

    /// Whether a fragment may be a label of MyST or Sphinx: those are known to all files of a project, also to those that
    /// are not part of the run.
    func mayBeProjectLabel(_ fragment: String) -> Bool {
        if fragment.contains(":"), !fragment.contains("-:"), !fragment.contains(":-") { return true }
        let source = document.file.bytes
        return source.contains(")=\n") || source.contains("```{") || source.contains(":::{")
            || source.contains("{ref}`")
    }

    /// Targets that a renderer other than GitHub's makes: `(label)=` of MyST, an `id` on any element, footnotes.
    private func isWrittenOut(_ anchor: String) -> Bool {
        let source = document.file.bytes
        return ["(\(anchor))=", "id=\"\(anchor)\"", "id='\(anchor)'", "name=\"\(anchor)\"", "{#\(anchor)"].contains {
            source.contains($0)
        }
    }

    private func nearest(to anchor: String) -> String? {
        let anchors = document.headings.map(\.anchor)
        if let close = Nearest.of(anchor, among: anchors) { return close }
        guard anchor.utf8.count >= 4 else { return nil }
        // A heading that got a longer or shorter title: the words that are left still lead or end it.
        return anchors.first { $0.hasPrefix(anchor + "-") || $0.hasSuffix("-" + anchor) || anchor.hasPrefix($0 + "-") }
    }

    private static func withoutPrefix(_ anchor: String) -> String {
        anchor.hasPrefix("user-content-") ? String(anchor.dropFirst("user-content-".count)) : anchor
    }

    /// The top of the page, text fragments, line numbers of a source view, routes of single-page sites.
    private static func isBuiltIn(_ anchor: String) -> Bool {
        if anchor.isEmpty || anchor == "top" || anchor.hasPrefix(":~:") { return true }
        if anchor.hasPrefix("/") || anchor.hasPrefix("!") || anchor.hasPrefix("fn") { return true }
        return anchor.hasPrefix("L") && anchor.dropFirst().first?.isNumber == true
    }

    /// Emoji with and without a variation selector make the same heading.
    private static func withoutSelectors(_ anchor: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in anchor.unicodeScalars where scalar.value != 0xFE0F && scalar.value != 0x200D {
            kept.append(scalar)
        }
        return String(kept)
    }

    /// Letters and digits only, in lower case.
    private static func shape(_ anchor: String) -> String {
        anchor.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension [UInt8] {
    /// Whether the bytes of a text stand anywhere in here.
    func contains(_ text: String) -> Bool {
        let needle = Array(text.utf8)
        guard let first = needle.first, count >= needle.count else { return false }
        return indices.dropLast(needle.count - 1).contains { index in
            self[index] == first && self[index..<index + needle.count].elementsEqual(needle)
        }
    }
}

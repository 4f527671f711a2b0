import Extraction
import MarkdownSyntax
import SourceText

/// The places inside a document that links can lead to.
struct Anchors: Sendable {
    enum Lookup: Equatable {
        case found
        /// The one anchor that differs in case, dashes or punctuation only.
        case variant(String)
        case missing(nearest: String?)
    }

    private let document: Document
    private let notations: TargetNotations
    /// What is left of each heading's anchor without punctuation, in the order of the headings.
    private let shapes: [String]

    init(_ document: Document) {
        self.document = document
        notations = TargetNotations(document.file.bytes)
        shapes = document.headings.map { Self.shape($0.anchor) }
    }

    /// Looks up a single link; for many links to one document make its anchors once.
    static func lookUp(_ fragment: String, in document: Document) -> Lookup {
        let wanted = withoutPrefix(Percent.decoded(fragment))
        return reaches(wanted, in: document) ? .found : Anchors(document).lookUp(fragment)
    }

    /// - Parameter fragment: what stands behind `#`, percent escapes included.
    func lookUp(_ fragment: String) -> Lookup {
        let wanted = Self.withoutPrefix(Percent.decoded(fragment))
        guard !Self.reaches(wanted, in: document), !isWrittenDifferently(wanted) else { return .found }
        let shape = Self.shape(wanted)
        let variants = shapes.indices.filter { shapes[$0] == shape && !shape.isEmpty }
        if variants.count == 1, let variant = variants.first { return .variant(document.headings[variant].anchor) }
        return .missing(nearest: nearest(to: wanted))
    }

    private static func reaches(_ anchor: String, in document: Document) -> Bool {
        isBuiltIn(anchor) || document.isSourceOnly || document.headings.contains { $0.anchor == anchor }
            || document.extraAnchors.contains(anchor)
    }

    /// Headings that only their variation selectors tell apart, and what other renderers make targets of.
    private func isWrittenDifferently(_ anchor: String) -> Bool {
        let bare = Self.withoutSelectors(anchor)
        return document.headings.contains { Self.withoutSelectors($0.anchor) == bare }
            || notations.mayName && isWrittenOut(anchor)
    }

    /// Whether a fragment may be a label of MyST or Sphinx: those are known to all files of a project, also to those that
    /// are not part of the run.
    func mayBeProjectLabel(_ fragment: String) -> Bool {
        if fragment.contains(":"), !fragment.contains("-:"), !fragment.contains(":-") { return true }
        return notations.belongToProject
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
        guard anchor.utf8.contains(where: { $0 >= 0x80 }) else { return anchor }
        var kept = String.UnicodeScalarView()
        for scalar in anchor.unicodeScalars where scalar.value != 0xFE0F && scalar.value != 0x200D {
            kept.append(scalar)
        }
        return String(kept)
    }

    /// Letters and digits only, in lower case.
    private static func shape(_ anchor: String) -> String {
        guard anchor.utf8.allSatisfy({ $0 < 0x80 }) else {
            return anchor.lowercased().filter { $0.isLetter || $0.isNumber }
        }
        let kept = anchor.utf8.compactMap { byte -> UInt8? in
            if (0x30...0x39).contains(byte) { return byte }
            return (0x61...0x7A).contains(byte | 0x20) ? byte | 0x20 : nil
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

/// Which notations for targets occur in a file at all, found in one pass.
private struct TargetNotations: Sendable {
    /// `(label)=`, `id="…"`, `name="…"` or `{#id}`.
    var mayName = false
    /// Labels and directives of MyST and Sphinx.
    var belongToProject = false

    init(_ source: [UInt8]) {
        let bytes = source.span
        for index in bytes.indices {
            switch bytes[index] {
            case 0x3D: readEquals(bytes, index)
            case 0x7B: readBrace(bytes, index)
            default: break
            }
        }
    }

    private mutating func readEquals(_ bytes: Span<UInt8>, _ index: Int) {
        guard index > 0 else { return }
        switch bytes[index - 1] {
        case 0x29:
            mayName = true
            if index + 1 < bytes.count, bytes[index + 1] == 0x0A { belongToProject = true }
        case 0x64, 0x65: mayName = true
        default: break
        }
    }

    private mutating func readBrace(_ bytes: Span<UInt8>, _ index: Int) {
        if index + 1 < bytes.count, bytes[index + 1] == 0x23 { mayName = true }
        if index >= 3, bytes[index - 1] == 0x60 || bytes[index - 1] == 0x3A, bytes[index - 2] == bytes[index - 1],
            bytes[index - 3] == bytes[index - 1]
        {
            belongToProject = true
        }
        if bytes.holds("{ref}`", at: index) { belongToProject = true }
    }
}

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
    private let names: Set<String>
    private let bareNames: Set<String>
    /// What is left of each heading's anchor without punctuation, and the headings that it is left of.
    private let shapes: [String: [Int]]

    init(_ document: Document) {
        self.document = document
        notations = TargetNotations(document.file.bytes)
        names = Set(document.headings.map(\.anchor) + document.extraAnchors)
        bareNames = Set(document.headings.map { Self.withoutSelectors($0.anchor) })
        shapes = Dictionary(grouping: document.headings.indices) { Self.shape(document.headings[$0].anchor) }
    }

    /// Looks up a link to another document, whose anchors are made once they are worth it.
    static func lookUp(_ fragment: String, in document: Document, from page: Page) -> Lookup {
        let anchors = page.answers.anchors(of: document) {
            reaches(withoutPrefix(Percent.decoded(fragment)), in: document)
        }
        return anchors?.lookUp(fragment, page) ?? .found
    }

    /// - Parameter fragment: what stands behind `#`, percent escapes included.
    func lookUp(_ fragment: String, _ page: Page) -> Lookup {
        let wanted = Self.withoutPrefix(Percent.decoded(fragment))
        guard !names.contains(wanted), !Self.isBuiltIn(wanted), !document.isSourceOnly, !isWrittenDifferently(wanted),
            // An apostrophe that was an entity of HTML before the anchor was made.
            !wanted.contains("-39-") || !names.contains(wanted.split(separator: "-39-").joined())
        else { return .found }
        let shape = Self.shape(wanted)
        let variants = shape.isEmpty ? [] : shapes[shape] ?? []
        if variants.count == 1, let variant = variants.first { return .variant(document.headings[variant].anchor) }
        guard page.answers.mayCompare(wanted, with: document.headings.count) else { return .missing(nearest: nil) }
        return .missing(nearest: Nearest.of(wanted, among: document.headings.map(\.anchor)) ?? relative(of: wanted))
    }

    private static func reaches(_ anchor: String, in document: Document) -> Bool {
        isBuiltIn(anchor) || document.isSourceOnly || document.headings.contains { $0.anchor == anchor }
            || document.extraAnchors.contains(anchor)
    }

    /// Headings that only their variation selectors tell apart, and what other renderers make targets of.
    private func isWrittenDifferently(_ anchor: String) -> Bool {
        let bare = Self.withoutSelectors(anchor)
        return bareNames.contains(bare) || notations.name(anchor, in: document.file.bytes)
    }

    /// Whether a fragment may be a label of MyST or Sphinx: those are known to all files of a project, also to those that
    /// are not part of the run.
    func mayBeProjectLabel(_ fragment: String) -> Bool {
        if fragment.contains(":"), !fragment.contains("-:"), !fragment.contains(":-") { return true }
        return notations.belongToProject
    }

    /// Whether headings of other files may stand in this one where it is read.
    var takesOthersIn: Bool { notations.takeOthersIn }

    /// A heading that got a longer or shorter title: the words that are left still lead or end it.
    private func relative(of anchor: String) -> String? {
        guard anchor.utf8.count >= 4 else { return nil }
        let dash = UInt8(ascii: "-")
        let wanted = Array(anchor.utf8)
        let leading = wanted + [dash]
        let ending = wanted.reversed() + [dash]
        return document.headings.first { heading in
            let own = heading.anchor.utf8
            if own.count > wanted.count {
                return own.starts(with: leading) || own.reversed().starts(with: ending)
            }
            return own.count < wanted.count && wanted.starts(with: own) && wanted[own.count] == dash
        }?.anchor
    }

    private static func withoutPrefix(_ anchor: String) -> String {
        anchor.hasPrefix("user-content-") ? String(anchor.dropFirst("user-content-".count)) : anchor
    }

    /// The top of the page, text fragments, line numbers of a source view, routes of single-page sites.
    private static func isBuiltIn(_ anchor: String) -> Bool {
        if anchor.isEmpty || anchor == "top" || anchor.hasPrefix(":~:") { return true }
        if anchor.hasPrefix("/") || anchor.hasPrefix("!") || anchor.hasPrefix("fn") { return true }
        // The tabs of a page of Material for MkDocs.
        if anchor.hasPrefix("__tabbed_") { return true }
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

/// Where targets may be written out that a renderer other than GitHub's makes, found in one pass.
private struct TargetNotations: Sendable {
    /// The `=` of `(label)=`, `id="…"` and `name="…"`, and the `#` of `{#id}`, `{ #id }` and `{: #id }`.
    private var places: [Int] = []
    /// Labels and directives of MyST and Sphinx.
    private(set) var belongToProject = false
    /// Text of other files is put in where the page is shown.
    private(set) var takeOthersIn = false

    init(_ source: [UInt8]) {
        let bytes = source.span
        for index in bytes.indices {
            switch bytes[index] {
            case 0x3D where index > 0: readEquals(bytes, index)
            case 0x7B: readBrace(bytes, index)
            default: break
            }
        }
    }

    private mutating func readEquals(_ bytes: Span<UInt8>, _ index: Int) {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if bytes[index - 1] == 0x29 {
            places.append(index)
            if next == 0x0A { belongToProject = true }
        } else if next == 0x22 || next == 0x27, bytes[index - 1] == 0x64 || bytes[index - 1] == 0x65 {
            places.append(index)
        }
    }

    private mutating func readBrace(_ bytes: Span<UInt8>, _ index: Int) {
        var mark = index + 1
        while mark < bytes.count, mark < index + 4, bytes[mark] == 0x20 || bytes[mark] == 0x3A { mark += 1 }
        if mark < bytes.count, bytes[mark] == 0x23 { places.append(mark) }
        if index >= 3, bytes[index - 1] == 0x60 || bytes[index - 1] == 0x3A, bytes[index - 2] == bytes[index - 1],
            bytes[index - 3] == bytes[index - 1]
        {
            belongToProject = true
        }
        if bytes.holds("{ref}`", at: index) { belongToProject = true }
        if isInclusion(bytes, index) { takeOthersIn = true }
    }

    /// `{% include x %}` of Jekyll, `{{< readfile x >}}` and `{{% include x %}}` of Hugo.
    private func isInclusion(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        var next = index + 1
        guard next < bytes.count, bytes[next] == 0x25 || bytes[next] == 0x7B else { return false }
        while next < bytes.count, "{%<- ".utf8.contains(bytes[next]) { next += 1 }
        if ["include", "render ", "embed", "readfile", "snippet", "partial"].contains(where: {
            bytes.holds($0, at: next)
        }) {
            return true
        }
        // `{{ option('name') }}`: a macro of MkDocs, which may make a place.
        guard bytes[index + 1] == 0x7B else { return false }
        let name = next
        while next < bytes.count, next - name < 40, bytes[next].isWordByte { next += 1 }
        return next > name && next < bytes.count && bytes[next] == UInt8(ascii: "(")
    }

    /// Whether one of the places in the file that was read makes `anchor` a target.
    func name(_ anchor: String, in source: [UInt8]) -> Bool {
        let bytes = source.span
        let wanted = anchor.utf8.span
        for place in places {
            if bytes[place] == 0x23 {
                if bytes.holds(wanted, at: place + 1) { return true }
            } else if bytes[place - 1] == 0x29 {
                let start = place - 1 - wanted.count
                if start > 0, bytes[start - 1] == 0x28, bytes.holds(wanted, at: start) { return true }
            } else if bytes.holds(wanted, at: place + 2), isAttribute(place, until: place + 2 + wanted.count, bytes) {
                return true
            }
        }
        return false
    }

    /// `id="…"`, `id='…'` or `name="…"`, with the closing quote at `end`.
    private func isAttribute(_ place: Int, until end: Int, _ bytes: Span<UInt8>) -> Bool {
        guard end < bytes.count, bytes[end] == bytes[place + 1] else { return false }
        return place >= 2 && bytes.holds("id", at: place - 2)
            || bytes[end] == 0x22 && place >= 4 && bytes.holds("name", at: place - 4)
    }
}

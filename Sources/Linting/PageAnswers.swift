import MarkdownSyntax
import RunbookModel
import SourceText
import Synchronization

/// What rules asked of a page before.
///
/// Many rules ask the text of a whole procedure, for each of its commands: reading it again each time would take the
/// square of its length.
final class PageAnswers: Sendable {
    struct Question: Hashable {
        var words: String
        var place: SourceRange
    }

    private let known = Mutex<[Question: Bool]>([:])
    private let assigned = Mutex<AssignedNames?>(nil)
    private let numbered = Mutex<NumberedThings?>(nil)
    private let others = Mutex<[String: LinkedDocument]>([:])
    private let flavoured = Mutex<[String: Set<String>]>([:])
    private let flavour = Mutex<SlugFlavour?>(nil)
    private let waysBack = Mutex<Set<[String]>?>(nil)
    private let made = Mutex<Set<String>?>(nil)
    private let added = Mutex<Set<String>?>(nil)
    private let created = Mutex<CreatedThings?>(nil)
    private let comparisons = Mutex<Int>(0)

    func answer(_ question: Question, _ find: () -> Bool) -> Bool {
        if let answer = known.withLock({ $0[question] }) { return answer }
        let answer = find()
        known.withLock { $0[question] = answer }
        return answer
    }

    func assignedNames(in bytes: [UInt8]) -> AssignedNames {
        assigned.once { AssignedNames(bytes) }
    }

    func numberedThings(in page: Page) -> NumberedThings {
        numbered.once { NumberedThings(page) }
    }

    /// Below which headings a procedure has a title that `isWayBack`.
    func pathsWithWayBack(in page: Page, _ isWayBack: (String) -> Bool) -> Set<[String]> {
        waysBack.once { Set(page.runbook.procedures.filter { isWayBack($0.title) }.map(\.path)) }
    }

    /// Nothing for one of the first few links to a document when it is found without.
    func anchors(of document: Document, unless isFound: () -> Bool) -> Anchors? {
        others.withLock { known in
            var linked = known[document.file.path] ?? LinkedDocument()
            linked.links += 1
            if linked.anchors == nil, linked.links > Self.linksWithoutAnchors || !isFound() {
                linked.anchors = Anchors(document)
            }
            known[document.file.path] = linked
            return linked.anchors
        }
    }

    /// To look at all headings for each of so many links takes no longer than to make a document's anchors.
    private static let linksWithoutAnchors = 8

    private struct LinkedDocument {
        var links = 0
        var anchors: Anchors?
    }

    func slugs(_ find: () -> SlugFlavour) -> SlugFlavour { flavour.once(find) }

    func tablesMade(in page: Page) -> Set<String> {
        made.once { page.tablesMade(in: SourceRange(page.bytes.indices), kinds: ["temp", "unlogged"]) }
    }

    func created(in page: Page) -> CreatedThings { created.once { CreatedThings(page) } }

    func columnsAdded(in page: Page) -> Set<String> { added.once { page.columnsAdded } }

    /// A page has one flavour.
    func anchors(of document: Document, by flavour: SlugFlavour) -> Set<String> {
        flavoured.withLock { known in
            let found = known[document.file.path] ?? flavour.anchors(of: document)
            known[document.file.path] = found
            return found
        }
    }

    /// Whether a name may be compared with so many others once more: in a file in which nothing leads anywhere, the
    /// nearest names would take longer to find than all the rest.
    func mayCompare(_ name: String, with count: Int) -> Bool {
        let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: max(name.utf8.count, 16))
        return comparisons.withLock { sum in
            guard !isTooMuch, bytes <= Self.comparedBytes - sum else { return false }
            sum += bytes
            return true
        }
    }

    /// A quarter of a second's: each byte of a name is looked at a few times for each of the others.
    private static let comparedBytes = 4_000_000
}

extension Page {
    /// Whether the file says one of the phrases in a range.
    func says(_ phrases: Phrases, in range: SourceRange) -> Bool {
        answers.answer(PageAnswers.Question(words: phrases.text, place: range)) {
            phrases.stand(in: bytes.span.extracting(range.range.clamped(to: bytes.indices)))
        }
    }

    /// Whether bytes of the file, whatever is around them, stand in a range.
    func holds(_ text: String, in range: SourceRange) -> Bool {
        answers.answer(PageAnswers.Question(words: "=" + text, place: range)) {
            bytes.span.extracting(range.range.clamped(to: bytes.indices)).firstOffset(of: text) != nil
        }
    }

    func holds(_ text: String) -> Bool { holds(text, in: SourceRange(bytes.indices)) }

    var numberedThings: NumberedThings { answers.numberedThings(in: self) }

    /// Names that the file gives a value to.
    var assigned: AssignedNames { answers.assignedNames(in: bytes) }

    /// Whether one of the headings above an offset says one of the phrases.
    func headingsSay(_ phrases: Phrases, at offset: Int) -> Bool {
        guard let section = sectionIndex(at: offset) else { return false }
        let place = runbook.sections[section].headingRange
        return answers.answer(PageAnswers.Question(words: "#" + phrases.text, place: place)) {
            phrases.stand(inAny: headingPath(at: offset))
        }
    }

    /// Whether the section of an offset, or the one around it, says one of the phrases; the whole file is left aside.
    func saysAround(_ phrases: Phrases, at offset: Int) -> Bool {
        guard let own = sectionIndex(at: offset) else { return false }
        return [own, runbook.sections[own].parent].contains { index in
            guard let index, runbook.sections[index].level > 1 else { return false }
            return says(phrases, in: runbook.sections[index].range)
        }
    }

    /// Whether the text in a range says one of the phrases, its commands left aside.
    func proseSays(_ phrases: Phrases, in range: SourceRange) -> Bool {
        answers.answer(PageAnswers.Question(words: "prose:" + phrases.text, place: range)) {
            phrases.stand(in: prose.span.extracting(range.range.clamped(to: prose.indices)))
        }
    }

    /// Whether one of the headings above an offset says that the text below is there to be filled in.
    func isTemplate(at offset: Int) -> Bool {
        guard let section = sectionIndex(at: offset) else { return false }
        let place = runbook.sections[section].headingRange
        return answers.answer(PageAnswers.Question(words: "#template", place: place)) {
            headingPath(at: offset).contains(where: UnfilledBlanks.isTemplate)
        }
    }

    /// The block of code that a range lies in.
    func block(at range: SourceRange) -> Block? {
        let index = Self.last(in: runbook.blocks, before: range.start) { $0.range.start }
        guard let index, runbook.blocks[index].range.contains(range) else { return nil }
        return runbook.blocks[index]
    }
}

extension Mutex {
    /// What was found before, or is found now.
    fileprivate func once<Found: Sendable>(_ find: () -> Found) -> Found where Value == Found? {
        withLock { known in
            let found = known ?? find()
            known = found
            return found
        }
    }
}

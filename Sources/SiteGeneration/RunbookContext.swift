import MarkdownSyntax
import RunbookModel
import SourceText

/// What the pages of one runbook share. A class, so that the many views of a page hold it without copying it.
final class RunbookContext: Sendable {
    let runbook: Runbook
    let site: SiteGenerator
    let findings: [Diagnostic]
    let freshness: Freshness
    /// Where each finding begins; -1 for one about the whole file.
    private let places: [Int]
    /// The headings that each procedure stands under, as one line.
    private let groups: [String]
    /// Where each procedure's page is, seen from the output folder.
    private let addresses: [String]

    /// - Parameter number: of the runbook in the catalog.
    init(ofRunbook number: Int, site: SiteGenerator) {
        let runbook = site.index.catalog.runbooks[number]
        self.runbook = runbook
        self.site = site
        findings = Array(site.index.findings(of: runbook))
        freshness = Freshness(runbook, options: site.options)
        places = findings.map { $0.range?.lowerBound ?? -1 }
        groups = runbook.procedures.map { $0.path.drop { $0 == runbook.title }.joined(separator: " › ") }
        addresses = site.index.addresses[number]
    }

    /// Indices of the findings that begin in a range.
    func findings(in range: SourceRange) -> [Int] {
        places.indices.filter { range.contains(offset: places[$0]) }
    }

    /// Where the finding begins; -1 for one about the whole file.
    func place(ofFinding index: Int) -> Int { places[index] }

    /// Procedure and place of a step; its id says which procedure to look into.
    func place(of step: StepID) -> (procedure: Int, step: Int)? {
        let id = step.rawValue.utf8
        for number in runbook.procedures.indices {
            let prefix = "\(runbook.id.rawValue)/\(runbook.procedures[number].anchor)/"
            guard id.starts(with: prefix.utf8) else { continue }
            let steps = runbook.procedures[number].steps
            if let found = steps.indices.first(where: { steps[$0].id == step }) { return (number, found) }
        }
        return nil
    }

    /// So many procedures are listed on each side of the current one: all pages of a runbook together stay linear.
    private static let neighbours = 32

    /// Procedures by the headings that they stand under, for the side of a page.
    ///
    /// - Parameter href: the way from the page to an address.
    func navigation(current: Int?, href: (_ address: String) -> String) -> [NavigationGroup] {
        let middle = current ?? Self.neighbours
        let around = middle - Self.neighbours..<middle + Self.neighbours + 1
        var result: [NavigationGroup] = []
        for number in around.clamped(to: runbook.procedures.indices) {
            if result.isEmpty || groups[number] != groups[number - 1] {
                result.append(NavigationGroup(title: groups[number], links: []))
            }
            result[result.count - 1].links.append(
                Link(
                    href: href(addresses[number]), title: runbook.procedures[number].title,
                    isCurrent: number == current))
        }
        return result
    }

    /// The heading that a procedure stands under, where another one is above it than above its neighbour.
    func group(ofProcedure number: Int) -> String? {
        number > 0 && groups[number] == groups[number - 1] ? nil : groups[number]
    }

    /// Where the page of a procedure is, seen from the output folder.
    func address(ofProcedure index: Int) -> String { addresses[index] }

    func href(root: String) -> String { root + SitePath.encoded(SitePath.runbook(runbook.id)) }

    func view(ofFinding index: Int, root: String, showsExcerpt: Bool = false) -> FindingView {
        FindingView(findings[index], in: runbook, root: root, showsExcerpt: showsExcerpt)
    }
}

/// A heading and the procedures below it.
struct NavigationGroup: TemplateModel {
    var title: String
    var links: [Link]

    static let fields = TemplateFields<NavigationGroup>(
        "navigation group",
        [
            .text("groupTitle") { $0.title },
            .list("links") { $0.links },
        ])
}

extension FindingView {
    init(_ finding: Diagnostic, in runbook: Runbook, root: String, showsExcerpt: Bool) {
        let line = finding.range.map { runbook.lines.line(at: $0.lowerBound) + 1 }
        let section = finding.range.flatMap { range in
            runbook.sections.indices.last { runbook.sections[$0].range.contains(offset: range.lowerBound) }
        }
        let page = root + SitePath.encoded(SitePath.runbook(runbook.id))
        self.init(
            severity: finding.severity, message: finding.message, label: finding.label ?? "",
            rule: finding.rule.rawValue, ruleHref: root + SitePath.encoded(SitePath.rule(finding.rule.rawValue)),
            place: finding.path + (line.map { ":\($0)" } ?? ""),
            href: page + (section.map { "#\(SitePath.encoded(runbook.sections[$0].anchor))" } ?? ""),
            excerpt: showsExcerpt ? finding.range.flatMap { Excerpt($0, in: runbook) } : nil)
    }
}

extension RunbookContext {
    /// Who answers for the runbook, how fresh it is, and what is wrong with it; the first leads to whom to call.
    func facts(findings: FindingCounts, findingsHref: String?, contactsHref: String? = nil) -> [Fact] {
        var facts: [Fact] = []
        if !runbook.owners.isEmpty {
            let href = runbook.contacts.isEmpty ? nil : contactsHref
            facts.append(Fact(label: UIText.owner.text, text: runbook.owners.joined(separator: ", "), href: href))
        }
        facts.append(
            Fact(label: UIText.reviewed.text, text: freshness.text, tone: freshness.isStale ? .stale : .plain))
        facts.append(findings.fact(href: findingsHref))
        return facts
    }
}

extension FindingView {
    /// A finding in a file that is no runbook, such as one that could not be read.
    init(_ finding: Diagnostic, root: String) {
        self.init(
            severity: finding.severity, message: finding.message, label: finding.label ?? "",
            rule: finding.rule.rawValue, ruleHref: root + SitePath.encoded(SitePath.rule(finding.rule.rawValue)),
            place: finding.path, href: "")
    }
}

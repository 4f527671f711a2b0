package import SourceText

/// One Markdown file as a playbook.
package struct Runbook: Sendable {
    package var id: RunbookID
    package var title: String
    package var path: String
    /// Lower-case hexadecimal SHA-256 of the file's bytes.
    package var contentHash: String
    package var file: SourceFile
    package var lines: LineIndex
    package var status: String?
    package var owners: [String] = []
    package var services: [String] = []
    package var tags: [String] = []
    /// As written; `day` is set when it is a real calendar date.
    package var lastUpdated: DateText?
    package var reviewBy: DateText?
    /// First paragraph of prose, without markup.
    package var summary: String?
    /// The runbook's `**Key**: value` lines that stand outside procedures, and front matter with no field of its own.
    package var metadata: [Metadatum] = []
    /// In order of first use.
    package var parameters: [Parameter] = []
    /// In source order; nested procedures follow the one they are nested in.
    package var procedures: [Procedure] = []
    /// Every heading, in source order.
    package var sections: [Section] = []
    /// Every anchor that a link can reach, in source order.
    package var anchors: [String] = []
    /// Every code block, in source order, whether it holds steps or not.
    package var blocks: [Block] = []
    package var checklists: [Checklist] = []
    package var contacts: [Contact] = []
    package var references: [Reference] = []

    package init(id: RunbookID, title: String, path: String, contentHash: String, file: SourceFile, lines: LineIndex) {
        self.id = id
        self.title = title
        self.path = path
        self.contentHash = contentHash
        self.file = file
        self.lines = lines
    }
}

/// A date as the author wrote it.
package struct DateText: Sendable, Hashable {
    package var text: String
    package var day: CalendarDay?
    package var range: SourceRange

    package init(text: String, day: CalendarDay?, range: SourceRange) {
        self.text = text
        self.day = day
        self.range = range
    }
}

/// A day of the Gregorian calendar.
package struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var year: Int
    package var month: Int
    package var day: Int

    /// `nil` when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...9999).contains(year) else { return nil }
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day >= 1, day <= lengths[month - 1] else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Days since 1 March of the year 0, for differences.
    package var ordinal: Int {
        let shiftedYear = month > 2 ? year : year - 1
        let shiftedMonth = (month + 9) % 12
        return 365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
            + (shiftedMonth * 306 + 5) / 10 + day - 1
    }

    /// ISO 8601.
    package var description: String {
        func pad(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    }
}

/// A `**Key**: value` line, or a front-matter entry.
package struct Metadatum: Sendable, Hashable {
    package var key: String
    package var value: String
    package var range: SourceRange

    package init(key: String, value: String, range: SourceRange) {
        self.key = key
        self.value = value
        self.range = range
    }
}

/// A heading and the extent of what stands below it.
package struct Section: Sendable, Hashable {
    package var title: String
    package var anchor: String
    package var level: Int
    /// The heading itself.
    package var headingRange: SourceRange
    /// From the heading to the next heading of the same or a higher level.
    package var range: SourceRange
    /// Index of the enclosing section in `Runbook.sections`.
    package var parent: Int?
    /// Index of the procedure that this section is, in `Runbook.procedures`.
    package var procedure: Int?
    /// The heading's node in the document.
    package var node: Int

    package init(
        title: String, anchor: String, level: Int, headingRange: SourceRange, range: SourceRange, parent: Int?,
        node: Int
    ) {
        self.title = title
        self.anchor = anchor
        self.level = level
        self.headingRange = headingRange
        self.range = range
        self.parent = parent
        self.node = node
    }
}

/// A code block as written.
package struct Block: Sendable, Hashable {
    /// The node in the document.
    package var node: Int
    package var isFenced: Bool
    /// The whole info string.
    package var info: String
    /// The first word of the info string, lower case, without `{.…}`; `nil` when there is none.
    package var declared: String?
    package var effective: Language
    /// Why the effective language is what it is: `declared`, or what was seen.
    package var reason: String
    /// Fences included, in the file.
    package var range: SourceRange
    /// The block's text without fences and container indent.
    package var text: String
    /// From offsets in `text` to offsets in the file.
    package var map: SourceMap
    /// Index into `Runbook.sections` of the section the block stands in.
    package var section: Int?
    /// Steps made from this block: index of the procedure and range of its steps.
    package var procedure: Int?
    package var steps: Range<Int> = 0..<0

    package init(
        node: Int, isFenced: Bool, info: String, declared: String?, effective: Language, reason: String,
        range: SourceRange, text: String, map: SourceMap, section: Int?
    ) {
        self.node = node
        self.isFenced = isFenced
        self.info = info
        self.declared = declared
        self.effective = effective
        self.reason = reason
        self.range = range
        self.text = text
        self.map = map
        self.section = section
    }
}

/// A task list, or a numbered list without code that only asks to look at things.
package struct Checklist: Sendable, Hashable {
    package struct Item: Sendable, Hashable {
        package var text: String
        package var isChecked: Bool
        package var range: SourceRange
        package init(text: String, isChecked: Bool, range: SourceRange) {
            self.text = text
            self.isChecked = isChecked
            self.range = range
        }
    }
    package var title: String
    package var section: Int?
    package var items: [Item]
    package var range: SourceRange

    package init(title: String, section: Int?, items: [Item], range: SourceRange) {
        self.title = title
        self.section = section
        self.items = items
        self.range = range
    }
}

package struct Contact: Sendable, Hashable {
    package var role: String
    package var reach: String
    package var range: SourceRange
    package init(role: String, reach: String, range: SourceRange) {
        self.role = role
        self.reach = reach
        self.range = range
    }
}

/// A link or a phrase that points to something else.
package struct Reference: Sendable, Hashable {
    package enum Form: String, Sendable, Hashable { case anchorLink, fileLink, webLink, prose }
    package enum Relation: String, Sendable, Hashable { case mention, undo, verify, then, requires }
    package enum Target: Sendable, Hashable {
        case procedure(ProcedureID)
        case section(RunbookID, anchor: String)
        case runbook(RunbookID)
        case file(String)
        case web(String)
        case step(StepID)
    }

    /// The link with its brackets, or the phrase.
    package var range: SourceRange
    package var text: String
    /// The URL of a link, as written.
    package var destination: String?
    package var form: Form
    package var relation: Relation
    package var target: Target?
    package var isResolved: Bool
    package var section: Int?
    /// Why it is not resolved, for the rules: `no such anchor`, `no such file`, `no such number`.
    package var failure: Failure?

    package enum Failure: Sendable, Hashable {
        case anchor
        case file(path: String)
        /// `[words](broken)`: the number or title that the document does not have; `count` is how many it has.
        case number(series: String, number: Int, count: Int)
        case title(String, nearest: String?)
    }

    package init(
        range: SourceRange, text: String, destination: String?, form: Form, relation: Relation = .mention,
        target: Target? = nil, isResolved: Bool, section: Int?, failure: Failure? = nil
    ) {
        self.range = range
        self.text = text
        self.destination = destination
        self.form = form
        self.relation = relation
        self.target = target
        self.isResolved = isResolved
        self.section = section
        self.failure = failure
    }
}

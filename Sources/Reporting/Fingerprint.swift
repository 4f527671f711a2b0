import CSupport
package import SourceText

/// Names findings so that a later run knows them again, also when lines above them came or went.
///
/// A fingerprint is made of the rule, the path from the top of the repository, the headings above, and the command or
/// line that the finding is in, with its blanks evened out.
package struct Fingerprints {
    /// Of findings in their order. Two findings that are alike have the same text here.
    package static func of(_ findings: [Diagnostic], in report: Report) -> [String] {
        var open: OpenFile?
        var location = ""
        var line = LogicalLine()
        return findings.map { finding in
            if open?.path != finding.path {
                open = OpenFile(path: finding.path, source: report.unmasked)
                location = report.location(finding.path)
                line = LogicalLine()
            }
            return of(finding, at: location, in: open, &line)
        }
    }

    /// As `of`, with a number behind the second, third … of those that are alike, so that each is unique.
    static func unique(_ findings: [Diagnostic], in report: Report) -> [String] {
        var counts: [String: Int] = [:]
        return of(findings, in: report).map { print in
            counts[print, default: 0] += 1
            let number = counts[print] ?? 1
            return number == 1 ? print : "\(print)-\(number)"
        }
    }

    private static func of(
        _ finding: Diagnostic, at location: String, in file: OpenFile?, _ line: inout LogicalLine
    ) -> String {
        // Codes of an organisation's own rules depend on their order; their names do not.
        let rule = finding.code.hasPrefix("ORG") ? finding.rule.rawValue : finding.code
        var parts = [rule, location] + finding.headingPath
        if let range = finding.range, let file, let bytes = file.bytes {
            parts.append(LogicalLine.evened(bytes[range.range.clamped(to: bytes.indices)].prefix(2048)))
            parts.append(line.text(around: range, file.lines, bytes))
        } else {
            parts.append(FindingGroup.shape(of: finding.message))
        }
        return digest(parts.joined(separator: "\u{1F}"))
    }

    /// Half of a SHA-256 is more than enough to tell findings apart.
    private static func digest(_ text: String) -> String {
        let source = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe source.withUnsafeBufferPointer { source in
            unsafe digest.withUnsafeMutableBufferPointer { target in
                unsafe runsheet_sha256(source.baseAddress, source.count, target.baseAddress)
            }
        }
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// The line of the last finding: many may stand in one that is long, or continued over thousands of lines.
private struct LogicalLine {
    private var range: SourceRange?
    private var text = ""

    mutating func text(around place: SourceRange, _ lines: LineIndex, _ bytes: [UInt8]) -> String {
        // An empty place at the end of a line may belong to the next.
        if let range, range.contains(place), place.lowerBound < range.upperBound { return text }
        let found = lines.logicalLine(around: place, in: bytes)
        text = Self.evened(bytes[found.range].prefix(2048))
        range = found
        return text
    }

    static func evened(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.split { [0x20, 0x09, 0x0A, 0x0D, 0x5C].contains($0) }
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
}

extension LineIndex {
    /// The lines of a range, with those that a backslash at the end of a line ties to them.
    func logicalLine(around range: SourceRange, in bytes: [UInt8]) -> SourceRange {
        var first = line(at: min(range.lowerBound, bytes.count))
        var last = line(at: max(range.lowerBound, min(range.upperBound, bytes.count) - 1))
        while first > 0, isContinued(first - 1, in: bytes) { first -= 1 }
        while last + 1 < count, isContinued(last, in: bytes) { last += 1 }
        let start = contentRange(ofLine: first, in: bytes)
        return SourceRange(start.lowerBound..<max(start.lowerBound, contentRange(ofLine: last, in: bytes).upperBound))
    }

    private func isContinued(_ line: Int, in bytes: [UInt8]) -> Bool {
        let content = contentRange(ofLine: line, in: bytes)
        return !content.isEmpty && bytes[content.upperBound - 1] == 0x5C
    }
}

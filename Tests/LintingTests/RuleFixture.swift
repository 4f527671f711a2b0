import Foundation
import SourceText
import Testing

/// A file of `Rules`: sections of sample runbooks in which lines of `↓` mark the findings.
///
/// Each `##` section holds files between `~~~~ path` and `~~~~`. In a file a line such as `  ↓↓↓ error: message` expects
/// a finding at the characters below the arrows, in the next line without arrows; one arrow stands for the start alone.
/// The line is not part of the file. `~~~~ fixed path` holds the file after all fixes, `~~~~ tree` names other paths
/// that exist.
struct RuleFixture {
    struct Expectation: Hashable, Comparable, CustomStringConvertible {
        var path: String
        /// 1-based, in code points.
        var line: Int
        var column: Int
        /// `nil` when the fixture does not say.
        var length: Int?
        var text: String

        var description: String { "\(path):\(line):\(column) (\(length.map(String.init) ?? "any")) \(text)" }
        static func < (left: Self, right: Self) -> Bool {
            (left.path, left.line, left.column, left.text) < (right.path, right.line, right.column, right.text)
        }
    }

    struct Sample: Sendable, CustomTestStringConvertible {
        var rule: String
        var title: String
        var files: [SourceFile] = []
        var expected: [Expectation] = []
        var fixed: [SourceFile] = []
        var tree: [String] = []
        var testDescription: String { "\(rule): \(title)" }
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Rules")

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
            .map { String($0.dropLast(3)) }
    }

    static func samples() throws -> [Sample] {
        try names().flatMap { name in
            samples(of: name, text: try String(contentsOf: folder.appending(path: name + ".md"), encoding: .utf8))
        }
    }

    private static func samples(of rule: String, text: String) -> [Sample] {
        var samples: [Sample] = []
        var open: (name: String, lines: [Substring])?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let (name, lines) = open {
                guard line == "~~~~" else {
                    open?.lines.append(line)
                    continue
                }
                samples[samples.count - 1].add(name, lines)
                open = nil
            } else if line.hasPrefix("~~~~ ") {
                open = (String(line.dropFirst(5)), [])
            } else if line.hasPrefix("## ") {
                samples.append(Sample(rule: rule, title: String(line.dropFirst(3))))
            }
        }
        return samples
    }
}

extension RuleFixture.Sample {
    fileprivate mutating func add(_ name: String, _ lines: [Substring]) {
        if name == "tree" {
            tree = lines.map(String.init)
        } else if name.hasPrefix("fixed ") {
            fixed.append(SourceFile(path: String(name.dropFirst(6)), bytes: Self.bytes(lines)))
        } else {
            addMarked(lines, path: name)
        }
    }

    private mutating func addMarked(_ lines: [Substring], path: String) {
        var kept: [Substring] = []
        for line in lines {
            let marker = line.drop { $0 == " " }
            guard marker.hasPrefix("↓") else {
                kept.append(line)
                continue
            }
            let arrows = marker.prefix { $0 == "↓" }.count
            expected.append(
                RuleFixture.Expectation(
                    path: path, line: kept.count + 1, column: line.count - marker.count + 1,
                    length: arrows > 1 ? arrows : nil, text: String(marker.dropFirst(arrows + 1))))
        }
        files.append(SourceFile(path: path, bytes: Self.bytes(kept)))
    }

    private static func bytes(_ lines: [Substring]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}

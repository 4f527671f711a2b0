import CommandTrees
import SourceText

/// What looks like a placeholder and is none.
extension Placeholders {
    /// Output of tools and tags of markup.
    static func isFalseAngle(_ name: String) -> Bool {
        let first = name.prefix { $0 != " " && $0 != "/" }.lowercased()
        return falseAngles.contains(first) || name.utf8.isEmpty
    }

    /// What tools print for nothing, and the tags that prose holds without closing them.
    private static let falseAngles: Set<String> = [
        "none", "unset", "nil", "null", "invalid", "empty", "pending", "no", "br", "hr", "html", "body", "div", "span",
        "img",
        "eof", "strong", "kbd", "sub", "sup", "details", "summary", "li", "ul", "td", "tr", "iframe",
    ]

    private static let templateWords: Set<String> = [
        "end", "else", "range", "if", "with", "json", "define", "template", "block", "include", "printf", "toyaml",
        "println",
    ]

    /// `{{name}}`, not a call or a path into data as Go and Helm write them.
    static func isMustache(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count > 4, text.starts(with: "{{".utf8), text.suffix(2).elementsEqual("}}".utf8) else {
            return false
        }
        let inner = text.dropFirst(2).dropLast(2).drop { $0 == 0x20 }
        guard let first = inner.first, ASCII.isLetter(first) || first == 0x5F else { return false }
        let isPlain = inner.allSatisfy {
            ASCII.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2D || $0 == 0x2E || $0 == 0x20
        }
        guard isPlain else { return false }
        let word = String(decoding: inner.prefix { $0 != 0x20 }, as: UTF8.self).lowercased()
        let hasPath = zip(inner, inner.dropFirst()).contains { $0 == 0x20 && $1 == 0x2E }
        return !templateWords.contains(word) && !hasPath
    }

    /// `<name>` inside text that is no shell word by itself: quotations, SQL, data.
    static func angles(in text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let closings = range.dropLast().filter { text[$0] == 0x3C && text[$0 + 1] == 0x2F }
        var index = range.lowerBound
        while index < range.upperBound {
            guard text[index] == 0x3C, let end = angleEnd(in: text, index, range.upperBound) else {
                index += 1
                continue
            }
            let name = String(decoding: text[index + 1..<end - 1], as: UTF8.self)
            if !isFalseAngle(name), !hasClosingTag(name, in: text, closings, range.upperBound) {
                found.append(index..<end)
            }
            index = end
        }
        return found
    }

    /// `<NAME>` in a file that stands in a command: in markup only what is in capitals, and nothing that code has there:
    /// `#include <stdio.h>`, `Vec<String>`, `(?<year>`.
    static func anglesOfDocument(in text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        let found = angles(in: text, range)
        guard !found.isEmpty else { return found }
        let isMarkup = range.dropLast().contains { text[$0] == 0x3C && text[$0 + 1] == 0x2F }
        return found.filter { angle in
            if isMarkup, text[angle].contains(where: ASCII.isLower) { return false }
            let line = text[range.lowerBound..<angle.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? range.lowerBound
            if text[line..<angle.lowerBound].starts(with: "#include".utf8) { return false }
            guard angle.lowerBound > range.lowerBound else { return true }
            let before = text[angle.lowerBound - 1]
            return before != 0x3F && !ASCII.isAlphanumeric(before)
        }
    }

    private static func angleEnd(in text: [UInt8], _ start: Int, _ limit: Int) -> Int? {
        var index = start + 1
        guard index < limit, ASCII.isLetter(text[index]) else { return nil }
        while index < limit, index - start < 60 {
            let byte = text[index]
            if byte == 0x3E { return text[index - 1] == 0x20 || text[index - 1] == 0x2F ? nil : index + 1 }
            guard ASCII.isAlphanumeric(byte) || byte == 0x20 || byte == 0x2D || byte == 0x5F || byte == 0x2E else {
                return nil
            }
            index += 1
        }
        return nil
    }

    /// - Parameter closings: where `</` stands in the range.
    private static func hasClosingTag(_ name: String, in text: [UInt8], _ closings: [Int], _ end: Int) -> Bool {
        guard !closings.isEmpty else { return false }
        let tag = Array(name.utf8.prefix { $0 != 0x20 })
        return closings.contains { place in
            place + 2 + tag.count <= end && text[place + 2..<place + 2 + tag.count].elementsEqual(tag)
        }
    }
}

/// Variables that every shell or host has.
enum WellKnownVariables {
    static func contains(_ name: String) -> Bool {
        names.contains(name) || name.begins("GITHUB_") || name.begins("BASH_") || name.begins("LC_")
            || name.begins("CI_") || name.begins("XDG_") || name.begins("SSH_")
    }

    private static let names: WordIndex = [
        "HOME", "PATH", "USER", "PWD", "OLDPWD", "RANDOM", "SHELL", "HOSTNAME", "LOGNAME", "UID", "EUID", "PPID",
        "SECONDS",
        "LINENO", "IFS", "LANG", "TERM", "TMPDIR", "EDITOR", "VISUAL", "PAGER", "DISPLAY", "SHLVL", "OSTYPE",
        "MACHTYPE",
        "HOSTTYPE", "PIPESTATUS", "REPLY", "OPTARG", "OPTIND", "FUNCNAME", "BASHPID", "COLUMNS", "LINES", "MAIL", "CI",
        "SUDO_USER", "SUDO_UID", "SUDO_GID", "EPOCHSECONDS", "NF", "NR", "FS", "OFS", "FILENAME", "GOPATH",
        "KUBECONFIG",
        "VIRTUAL_ENV", "GOOGLE_APPLICATION_CREDENTIALS", "COMP_WORDS", "DIRSTACK", "GROUPS", "PS1", "PS4", "TZ",
    ]
}

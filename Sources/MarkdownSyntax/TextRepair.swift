import SourceText

/// A copy of the file's bytes of the same length that is valid UTF-8 without NUL, so that offsets stay the file's.
///
/// Each bad byte becomes one control character that the file does not use; `TreeCopy` turns it into U+FFFD.
struct TextRepair {
    private(set) var bytes: [UInt8]
    /// The control character that stands for a bad byte; `nil` when nothing was repaired.
    private(set) var substitute: UInt8?
    private(set) var diagnostics: [Diagnostic] = []

    private static let maximumReports = 20

    init(_ file: SourceFile) {
        bytes = file.bytes
        guard !Self.isText(file.bytes) else { return }
        let substitute = Self.unusedControl(in: file.bytes)
        self.substitute = substitute
        repairInvalidRuns(file.path, substitute)
        repairNULs(file, substitute)
    }

    private static func isText(_ bytes: [UInt8]) -> Bool {
        let (hasNUL, isASCII) = ByteScan.classes(of: bytes.span)
        return !hasNUL && (isASCII || String(validating: bytes, as: UTF8.self) != nil)
    }

    /// Adds the text of `range` with U+FFFD in place of the substitutes.
    func append(_ range: Range<Int>, to text: inout [UInt8]) {
        guard let substitute else {
            text.append(contentsOf: bytes[range])
            return
        }
        for byte in bytes[range] {
            if byte == substitute { text.append(contentsOf: [0xEF, 0xBF, 0xBD]) } else { text.append(byte) }
        }
    }

    private static func unusedControl(in bytes: [UInt8]) -> UInt8 {
        var isUsed = [Bool](repeating: false, count: 32)
        for byte in bytes where byte < 32 { isUsed[Int(byte)] = true }
        let candidates: [UInt8] = [0x1A] + Array(0x01...0x08) + Array(0x0E...0x1F)
        return candidates.first { !isUsed[Int($0)] } ?? 0x1A
    }

    private mutating func repairInvalidRuns(_ path: String, _ substitute: UInt8) {
        var index = 0
        var runs = 0
        while index < bytes.count {
            let length = validLength(at: index)
            guard length == 0 else {
                index += length
                continue
            }
            let start = index
            while index < bytes.count, validLength(at: index) == 0 {
                bytes[index] = substitute
                index += 1
            }
            runs += 1
            if runs <= Self.maximumReports { diagnostics.append(.invalidUTF8(path, start..<index)) }
        }
        if runs > Self.maximumReports { diagnostics.append(.moreInvalidUTF8(path, runs - Self.maximumReports)) }
    }

    private mutating func repairNULs(_ file: SourceFile, _ substitute: UInt8) {
        guard let first = file.bytes.firstIndex(of: 0) else { return }
        for index in first..<bytes.count where bytes[index] == 0 { bytes[index] = substitute }
        diagnostics.append(.nulByte(file.path, first))
    }

    /// The length of the well-formed character at `index`; 0 when there is none.
    private func validLength(at index: Int) -> Int {
        let first = bytes[index]
        guard first >= 0x80 else { return 1 }
        let (length, low, high): (Int, UInt8, UInt8) =
            switch first {
            case 0xC2...0xDF: (2, 0x80, 0xBF)
            case 0xE0: (3, 0xA0, 0xBF)
            case 0xED: (3, 0x80, 0x9F)
            case 0xE1...0xEF: (3, 0x80, 0xBF)
            case 0xF0: (4, 0x90, 0xBF)
            case 0xF1...0xF3: (4, 0x80, 0xBF)
            case 0xF4: (4, 0x80, 0x8F)
            default: (0, 0, 0)
            }
        guard length > 0, index + length <= bytes.count, (low...high).contains(bytes[index + 1]) else { return 0 }
        for next in (index + 2)..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
        return length
    }
}

extension Diagnostic {
    fileprivate static func invalidUTF8(_ path: String, _ run: Range<Int>) -> Diagnostic {
        Diagnostic(
            rule: "invalid-utf8", code: "ENC003", severity: .error, path: path, range: SourceRange(run),
            message: "\(run.count == 1 ? "a byte is" : "\(run.count) bytes are") not UTF-8 at offset \(run.lowerBound)",
            label: "readers see a replacement character")
    }

    fileprivate static func moreInvalidUTF8(_ path: String, _ count: Int) -> Diagnostic {
        Diagnostic(
            rule: "invalid-utf8", code: "ENC003", severity: .error, path: path,
            message: "\(count) more places in the file are not UTF-8")
    }

    fileprivate static func nulByte(_ path: String, _ offset: Int) -> Diagnostic {
        Diagnostic(
            rule: "nul-byte", code: "FIL002", severity: .error, path: path,
            range: SourceRange(offset..<(offset + 1)), message: "the file has a NUL byte at offset \(offset)",
            label: "it may be no text file")
    }
}

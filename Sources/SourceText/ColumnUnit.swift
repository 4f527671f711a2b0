/// What a format counts columns in. Inside the program places are byte offsets; each format converts them once.
package enum ColumnUnit: String, Sendable, Hashable, CaseIterable {
    /// For people, SARIF and GitHub.
    case codePoints
    /// For reviewdog.
    case utf8
    /// For editors.
    case utf16
}

/// A line and a column, both from 1.
package struct LineColumn: Sendable, Hashable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension LineIndex {
    /// Bytes that are not UTF-8 count as the replacement characters that readers decode them to.
    package func place(at offset: Int, in bytes: [UInt8], counting unit: ColumnUnit) -> LineColumn {
        let offset = min(max(offset, 0), bytes.count)
        let line = line(at: offset)
        let before = bytes[Int(starts[line])..<offset]
        return LineColumn(line: line + 1, column: 1 + Self.length(of: before, in: unit))
    }

    private static func length(of bytes: ArraySlice<UInt8>, in unit: ColumnUnit) -> Int {
        if unit == .utf8 || bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
        let text = String(decoding: bytes, as: UTF8.self)
        return unit == .utf16 ? text.utf16.count : text.unicodeScalars.count
    }
}

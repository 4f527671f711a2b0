import CSupport
package import SourceText

/// The Python files of `Scripts/command-trees/` that the binary carries.
package enum ImporterScripts {
    package static let files: [SourceFile] = (0..<runsheet_importer_count()).compactMap { index in
        guard let name = unsafe runsheet_importer_name(index) else { return nil }
        var count = 0
        guard let start = unsafe runsheet_importer_bytes(index, &count) else { return nil }
        let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
        return unsafe SourceFile(path: String(cString: name), bytes: bytes)
    }
}

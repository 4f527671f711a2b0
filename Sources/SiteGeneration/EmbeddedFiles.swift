import CSupport
package import SourceText

/// The files of `templates/` that the binary carries.
package enum EmbeddedFiles {
    package static let templates: [SourceFile] = (0..<runsheet_template_count()).compactMap { index in
        guard let path = unsafe runsheet_template_path(index) else { return nil }
        var count = 0
        guard let start = unsafe runsheet_template_bytes(index, &count) else { return nil }
        let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
        return unsafe SourceFile(path: String(cString: path), bytes: bytes)
    }
}

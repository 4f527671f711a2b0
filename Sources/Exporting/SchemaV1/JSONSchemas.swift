import CSupport
package import SourceText

/// The JSON Schemas of everything that is exported.
package enum JSONSchemas {
    /// With paths below the output folder.
    package static var files: [OutputFile] {
        (0..<runsheet_schema_count()).compactMap { index in
            guard let path = unsafe runsheet_schema_path(index) else { return nil }
            var count = 0
            let start = unsafe runsheet_schema_bytes(index, &count)
            let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
            return OutputFile(path: "schema/" + (unsafe String(cString: path)), bytes: bytes)
        }
    }
}

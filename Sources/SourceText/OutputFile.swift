/// A file to be written: its path below the output folder, and its bytes.
package struct OutputFile: Sendable, Hashable {
    /// With `/` as the separator; never absolute, never with `..`.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

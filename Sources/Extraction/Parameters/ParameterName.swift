import RunbookModel

/// One spelling for all notations of a name: `STABLE_REVISION`, `<stable-revision>`, `stableRevision`.
enum ParameterName {
    /// Lower case, words joined by `-`; `nil` when nothing is left.
    static func id(of name: String) -> ParameterID? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        var previous: UInt8 = 0
        for byte in name.utf8 {
            if ASCII.isAlphanumeric(byte) {
                if ASCII.isUpper(byte), ASCII.isLower(previous) { bytes.append(0x2D) }
                bytes.append(ASCII.isUpper(byte) ? byte | 0x20 : byte)
            } else if bytes.last != 0x2D, !bytes.isEmpty {
                bytes.append(0x2D)
            }
            previous = byte
        }
        while bytes.last == 0x2D { bytes.removeLast() }
        guard !bytes.isEmpty else { return nil }
        return ParameterID(rawValue: String(decoding: bytes, as: UTF8.self))
    }
}

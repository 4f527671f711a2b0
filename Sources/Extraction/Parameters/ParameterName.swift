package import RunbookModel

/// One spelling for all notations of a name: `STABLE_REVISION`, `<stable-revision>`, `stableRevision`.
package enum ParameterName {
    /// Lower case, words joined by `-`; `nil` when nothing is left. Letters without a Latin base are told by a
    /// fingerprint of the whole name: `value-1f3a90c2` for `<имя>`.
    package static func id(of name: String) -> ParameterID? {
        guard name.utf8.contains(where: { $0 >= 0x80 }) else { return ascii(name).map(ParameterID.init(rawValue:)) }
        let latin = Latin(name)
        let base = ascii(latin.text)
        guard latin.isIncomplete else { return base.map(ParameterID.init(rawValue:)) }
        return ParameterID(rawValue: "\(base ?? "value")-\(Digest.fingerprint(name).prefix(8))")
    }

    private static func ascii(_ name: String) -> String? {
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
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Names of files that every system takes that a site may be copied to.
enum PortableName {
    /// Names that Windows keeps for devices, with any extension.
    private static let devices: Set<String> = ["con", "prn", "aux", "nul"]

    static func unreserved(_ name: String) -> String { isReserved(name) ? name + "-page" : name }

    static func isReserved(_ name: String) -> Bool {
        let name = name.lowercased()
        if devices.contains(name) { return true }
        guard name.utf8.count == 4, let last = name.utf8.last, (0x30...0x39).contains(last) else { return false }
        return name.hasPrefix("com") || name.hasPrefix("lpt")
    }

    /// The beginning of `name`, and a hash of what it stands for.
    static func cut(_ name: String, to limit: Int, of whole: String) -> String {
        let hash = Digest.fingerprint(whole)
        var start = ""
        for scalar in name.unicodeScalars {
            guard start.utf8.count + UTF8.width(scalar) + 1 + hash.utf8.count <= limit else { break }
            start.unicodeScalars.append(scalar)
        }
        while let last = start.utf8.last, last == 0x2D || last == 0x2F { start.removeLast() }
        return start + "-" + hash
    }
}

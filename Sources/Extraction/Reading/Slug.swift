/// Names that can stand in URLs and ids: lower-case ASCII letters, digits and single hyphens.
enum Slug {
    static func make(_ text: some StringProtocol, limit: Int = 64) -> String {
        var bytes: [UInt8] = []
        var lastIsHyphen = true
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A:
                bytes.append(byte + 0x20)
                lastIsHyphen = false
            case 0x61...0x7A, 0x30...0x39:
                bytes.append(byte)
                lastIsHyphen = false
            case 0x27: continue
            default:
                if !lastIsHyphen { bytes.append(0x2D) }
                lastIsHyphen = true
            }
            if bytes.count >= limit { break }
        }
        while bytes.last == 0x2D { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

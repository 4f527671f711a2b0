/// Names that can stand in URLs and ids: lower-case ASCII letters, digits and single hyphens.
enum Slug {
    static func make(_ text: String, limit: Int = 64) -> String {
        let bytes = text.utf8.span
        return unsafe String(unsafeUninitializedCapacity: min(limit, bytes.count)) { slug in
            var count = 0
            var index = 0
            while index < bytes.count, count < limit {
                let byte = bytes[index]
                index += 1
                if ASCII.isAlphanumeric(byte) {
                    unsafe slug[count] = ASCII.isUpper(byte) ? byte | 0x20 : byte
                } else if unsafe byte != 0x27 && count > 0 && slug[count - 1] != 0x2D {
                    unsafe slug[count] = 0x2D
                } else {
                    continue
                }
                count += 1
            }
            while unsafe count > 0 && slug[count - 1] == 0x2D { count -= 1 }
            return count
        }
    }
}

import RunbookModel
import SourceText

extension Page {
    /// Where the destination of a link stands, when it stands inside the link itself.
    func destinationRange(of reference: Reference) -> SourceRange? {
        guard let destination = reference.destination, !destination.isEmpty else { return nil }
        let needle = Array(destination.utf8)
        let link = reference.range.range.clamped(to: bytes.indices)
        guard var start = openings(in: link).last else { return nil }
        while start + needle.count <= link.upperBound {
            if bytes[start..<start + needle.count].elementsEqual(needle) {
                return SourceRange(start..<start + needle.count)
            }
            start += 1
        }
        return nil
    }

    /// Offsets behind each `](`.
    private func openings(in range: Range<Int>) -> [Int] {
        range.dropLast().filter { bytes[$0] == 0x5D && bytes[$0 + 1] == 0x28 }.map { $0 + 2 }
    }
}

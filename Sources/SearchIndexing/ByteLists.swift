/// Many lists of bytes that grow side by side in one piece of memory.
///
/// A list is a chain of pieces, each twice as long as the one before up to a limit, so that the many lists of a few
/// bytes cost little and the long ones few links. Behind each piece's bytes stands where the next piece begins.
struct ByteLists {
    struct List {
        fileprivate var start: UInt32
        /// Where the next byte goes, and where the piece ends.
        fileprivate var next: UInt32
        fileprivate var end: UInt32
        fileprivate var pieces: UInt32 = 1
    }

    private static let linkBytes = 4
    private var pool: [UInt8] = []

    mutating func makeList() -> List {
        let start = makePiece(0)
        return List(start: start, next: start, end: start + Self.length(ofPiece: 0))
    }

    mutating func append(_ bytes: ArraySlice<UInt8>, to list: inout List) {
        var rest = bytes
        while !rest.isEmpty {
            if list.next == list.end { extend(&list) }
            let part = rest.prefix(Int(list.end - list.next))
            var place = Int(list.next)
            var bytes = pool.mutableSpan
            for byte in part {
                bytes[place] = byte
                place += 1
            }
            list.next = UInt32(place)
            rest = rest.dropFirst(part.count)
        }
    }

    func bytes(of list: List) -> [UInt8] {
        var bytes: [UInt8] = []
        var start = list.start
        for piece in 0..<list.pieces {
            let isLast = piece + 1 == list.pieces
            let end = isLast ? list.next : start + Self.length(ofPiece: piece)
            bytes += pool[Int(start)..<Int(end)]
            if !isLast { start = link(at: Int(end)) }
        }
        return bytes
    }

    private static func length(ofPiece number: UInt32) -> UInt32 { 8 << min(number, 9) }

    private mutating func makePiece(_ number: UInt32) -> UInt32 {
        let start = pool.count
        pool.append(contentsOf: repeatElement(0, count: Int(Self.length(ofPiece: number)) + Self.linkBytes))
        return UInt32(start)
    }

    private mutating func extend(_ list: inout List) {
        let piece = makePiece(list.pieces)
        for offset in 0..<Self.linkBytes {
            pool[Int(list.end) + offset] = UInt8(truncatingIfNeeded: piece >> UInt32(8 * offset))
        }
        list.next = piece
        list.end = piece + Self.length(ofPiece: list.pieces)
        list.pieces += 1
    }

    private func link(at place: Int) -> UInt32 {
        (0..<Self.linkBytes).reduce(0) { $0 | UInt32(pool[place + $1]) << UInt32(8 * $1) }
    }
}

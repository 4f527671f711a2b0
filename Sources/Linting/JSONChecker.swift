import SourceText

/// Reads JSON without keeping it, and names the first place that is none.
struct JSONChecker {
    struct Fault {
        var range: SourceRange
        var message: String
        var isTrailingComma = false
    }

    private enum Expecting { case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing }

    private let text: [UInt8]
    private var index = 0
    /// `{` and `[` that are open.
    private var open: [UInt8] = []
    private var expecting = Expecting.value
    private var comma: Int?

    private init(text: [UInt8]) { self.text = text }

    /// `nil` for one or several well-formed values, and for text that is something else altogether.
    static func fault(in text: [UInt8]) -> Fault? {
        var checker = JSONChecker(text: text)
        return checker.check()
    }

    private mutating func check() -> Fault? {
        while index < text.count {
            if text[index] <= 0x20 {
                index += 1
            } else if let fault = takeToken() {
                return fault
            }
        }
        return nil
    }

    private mutating func takeToken() -> Fault? {
        let byte = text[index]
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return begin(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"): return end(byte)
        case UInt8(ascii: ","):
            if expecting == .nothing {
                // Values with commas between them are a piece of something larger.
                index = text.count
                return nil
            }
            guard expecting == .commaOrEnd else { return fault("a comma stands where a value or a name should") }
            comma = index
            expecting = open.last == UInt8(ascii: "{") ? .key : .value
        case UInt8(ascii: ":"):
            guard expecting == .colon else { return fault("a colon stands where it should not") }
            expecting = .value
        default: return takeScalar()
        }
        index += 1
        return nil
    }

    private mutating func begin(_ byte: UInt8) -> Fault? {
        guard [.value, .valueOrEnd, .nothing].contains(expecting) else { return misplaced() }
        open.append(byte)
        expecting = byte == UInt8(ascii: "{") ? .keyOrEnd : .valueOrEnd
        index += 1
        return nil
    }

    private mutating func end(_ byte: UInt8) -> Fault? {
        if let comma, expecting == .key || expecting == .value, text[(comma + 1)..<index].allSatisfy({ $0 <= 0x20 }) {
            return Fault(
                range: SourceRange(comma..<comma + 1), message: "nothing follows this comma", isTrailingComma: true)
        }
        guard [.keyOrEnd, .valueOrEnd, .commaOrEnd].contains(expecting), let last = open.popLast(), last + 2 == byte
        else {
            return fault("'\(Character(Unicode.Scalar(byte)))' closes nothing that is open")
        }
        expecting = open.isEmpty ? .nothing : .commaOrEnd
        index += 1
        return nil
    }

    private mutating func takeScalar() -> Fault? {
        if text[index] == 0x5C, !open.isEmpty { return fault("a '\\' stands outside of a text") }
        let start = index
        let isString = text[index] == UInt8(ascii: "\"")
        guard isString ? skipString() : skipWord() else { return nil }
        switch expecting {
        case .key,
            .keyOrEnd where isString:
            expecting = .colon
        case .value, .valueOrEnd: expecting = .commaOrEnd
        default:
            index = start
            return misplaced()
        }
        return nil
    }

    /// What a value means that stands where none can. Without a fault the rest is not looked at: nothing was taken.
    private mutating func misplaced() -> Fault? {
        switch expecting {
        case .commaOrEnd: return fault("a comma is missing before this")
        case .colon: return fault("a colon is missing before this")
        case .key: return fault("a name in double quotes should stand here")
        case .value, .valueOrEnd, .keyOrEnd, .nothing:
            // Names without quotes are another language's, words behind a value prose.
            index = text.count
            return nil
        }
    }

    /// A string that does not end is not looked at further.
    private mutating func skipString() -> Bool {
        index += 1
        while index < text.count, text[index] != UInt8(ascii: "\"") { index += text[index] == 0x5C ? 2 : 1 }
        index += 1
        return index <= text.count
    }

    private mutating func skipWord() -> Bool {
        let start = index
        while index < text.count, text[index] > 0x20, ![0x2C, 0x5D, 0x7D, 0x3A].contains(text[index]) { index += 1 }
        return index > start
    }

    private func fault(_ message: String) -> Fault { Fault(range: SourceRange(index..<index + 1), message: message) }
}

import LibYAML
package import SourceText

/// Reads YAML with libyaml: values typed by the YAML 1.2 core schema, each with its place in the file.
package enum YAMLReader {
    /// The first document of `bytes`, which stand at `offset` in the file; `nil` when it cannot be read.
    ///
    /// Anchors, aliases, tags, repeated keys and documents that are too deep or too large are findings.
    package static func read(_ bytes: [UInt8], offset: Int = 0, path: String = "") -> (YAMLNode?, [Diagnostic]) {
        var events = YAMLEvents(bytes)
        var builder = YAMLBuilder(path: path, offset: offset, places: YAMLPlaces(bytes))
        while let event = events.next() {
            guard builder.take(event) else { break }
        }
        if let problem = events.problem { builder.report(problem.message, at: problem.place, ..<problem.place) }
        return (events.problem == nil && !builder.hasGivenUp ? builder.root : nil, builder.diagnostics)
    }
}

/// Limits that no front matter and no manifest in a runbook comes near.
enum YAMLLimits {
    static let depth = 64
    static let nodes = 100_000
}

/// A libyaml event as a value; places are in characters, as libyaml counts them.
struct YAMLEvent {
    enum Kind { case scalar(String, isPlain: Bool), beginSequence, beginMapping, end, alias, endDocument, other }
    var kind: Kind
    var isAnchored = false
    var isTagged = false
    var start: Int
    var end: Int
}

/// Owns a libyaml parser and frees it once.
@safe struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private(set) var problem: (message: String, place: Int)?

    init(_ bytes: [UInt8]) {
        unsafe parser = .allocate(capacity: 1)
        unsafe input = .allocate(capacity: bytes.count)
        _ = unsafe input.initialize(from: bytes)
        unsafe parser.initialize(to: yaml_parser_t())
        _ = unsafe yaml_parser_initialize(parser)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// `nil` behind the last event and after an error.
    mutating func next() -> YAMLEvent? {
        guard problem == nil else { return nil }
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else {
            let text = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "it cannot be read"
            problem = unsafe (text, Int(parser.pointee.problem_mark.index))
            return nil
        }
        defer { unsafe yaml_event_delete(&event) }
        guard unsafe event.type != YAML_STREAM_END_EVENT, unsafe event.type != YAML_NO_EVENT else { return nil }
        return unsafe translate(event)
    }

    private func translate(_ event: yaml_event_t) -> YAMLEvent {
        var result = unsafe YAMLEvent(
            kind: .other, start: Int(event.start_mark.index), end: Int(event.end_mark.index))
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let text = unsafe String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)), as: UTF8.self)
            result.kind = .scalar(text, isPlain: unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE)
            result.isAnchored = unsafe scalar.anchor != nil
            result.isTagged = unsafe scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            result.kind = .beginSequence
            result.isAnchored = unsafe event.data.sequence_start.anchor != nil
            result.isTagged = unsafe event.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT:
            result.kind = .beginMapping
            result.isAnchored = unsafe event.data.mapping_start.anchor != nil
            result.isTagged = unsafe event.data.mapping_start.tag != nil
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: result.kind = .end
        case YAML_ALIAS_EVENT: result.kind = .alias
        case YAML_DOCUMENT_END_EVENT: result.kind = .endDocument
        default: break
        }
        return result
    }
}

/// Turns libyaml's character counts into byte offsets.
struct YAMLPlaces {
    private let byteCount: Int
    /// Empty while every character is one byte.
    private var starts: [UInt32] = []

    init(_ bytes: [UInt8]) {
        byteCount = bytes.count
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.contains(where: { $0 >= 0x80 }) else { return }
        for index in mark..<bytes.count where bytes[index] & 0xC0 != 0x80 { starts.append(UInt32(clamping: index)) }
    }

    func byte(at character: Int) -> Int {
        guard !starts.isEmpty else { return min(character, byteCount) }
        return character < starts.count ? Int(starts[character]) : byteCount
    }
}

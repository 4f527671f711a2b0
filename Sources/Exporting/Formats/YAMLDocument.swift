import LibYAML
import SourceText

/// A value of YAML, or of JSON.
indirect enum YAMLValue {
    case text(String)
    /// Text of several lines, as lines where that is possible.
    case lines(String)
    case number(Int)
    case flag(Bool)
    case null
    case list([YAMLValue])
    case map([(key: String, value: YAMLValue)])
}

/// Writes YAML with libyaml's emitter: every text is quoted or a block, so that nothing is taken for another type.
enum YAMLDocument {
    static func text(_ value: YAMLValue, comment: [String] = []) -> String {
        let lines = comment.map { "# " + OneLine.of($0) + "\n" }.joined()
        var emitter = YAMLEmitter()
        emitter.begin()
        emitter.write(value)
        return lines + String(decoding: emitter.finish(), as: UTF8.self)
    }
}

/// Where libyaml's output goes; a class, for C keeps a pointer to it.
private final class YAMLOutput {
    var bytes: [UInt8] = []
}

/// Owns a libyaml emitter and frees it once.
@safe private struct YAMLEmitter: ~Copyable {
    private let emitter: UnsafeMutablePointer<yaml_emitter_t>
    private let output = YAMLOutput()

    init() {
        unsafe emitter = .allocate(capacity: 1)
        unsafe emitter.initialize(to: yaml_emitter_t())
        _ = unsafe yaml_emitter_initialize(emitter)
        unsafe yaml_emitter_set_unicode(emitter, 1)
        unsafe yaml_emitter_set_width(emitter, -1)
        unsafe yaml_emitter_set_indent(emitter, 2)
        unsafe yaml_emitter_set_output(
            emitter,
            { context, bytes, count in
                guard let context = unsafe context, let bytes = unsafe bytes else { return 0 }
                let output = unsafe Unmanaged<YAMLOutput>.fromOpaque(context).takeUnretainedValue()
                unsafe output.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
                return 1
            }, Unmanaged.passUnretained(output).toOpaque())
    }

    deinit {
        unsafe yaml_emitter_delete(emitter)
        unsafe emitter.deallocate()
    }

    mutating func begin() {
        var event = unsafe yaml_event_t()
        _ = unsafe yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING)
        unsafe emit(&event)
        _ = unsafe yaml_document_start_event_initialize(&event, nil, nil, nil, 1)
        unsafe emit(&event)
    }

    mutating func finish() -> [UInt8] {
        var event = unsafe yaml_event_t()
        _ = unsafe yaml_document_end_event_initialize(&event, 1)
        unsafe emit(&event)
        _ = unsafe yaml_stream_end_event_initialize(&event)
        unsafe emit(&event)
        _ = unsafe yaml_emitter_flush(emitter)
        return output.bytes
    }

    mutating func write(_ value: YAMLValue) {
        var event = unsafe yaml_event_t()
        switch value {
        case .text(let text): scalar(text, YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        case .lines(let text):
            scalar(text, Self.fitsBlock(text) ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        case .number(let number): scalar("\(number)", YAML_PLAIN_SCALAR_STYLE)
        case .flag(let flag): scalar(flag ? "true" : "false", YAML_PLAIN_SCALAR_STYLE)
        case .null: scalar("null", YAML_PLAIN_SCALAR_STYLE)
        case .list(let elements):
            let style = elements.isEmpty ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
            _ = unsafe yaml_sequence_start_event_initialize(&event, nil, nil, 1, style)
            unsafe emit(&event)
            for element in elements { write(element) }
            _ = unsafe yaml_sequence_end_event_initialize(&event)
            unsafe emit(&event)
        case .map(let entries):
            let style = entries.isEmpty ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
            _ = unsafe yaml_mapping_start_event_initialize(&event, nil, nil, 1, style)
            unsafe emit(&event)
            for entry in entries {
                key(entry.key)
                write(entry.value)
            }
            _ = unsafe yaml_mapping_end_event_initialize(&event)
            unsafe emit(&event)
        }
    }

    /// Words that YAML 1.1 takes for truth values are quoted, `on` of GitHub's workflows among them.
    private mutating func key(_ name: String) {
        let special: Set<String> = ["on", "off", "yes", "no", "y", "n", "true", "false", "null"]
        let isPlain =
            !special.contains(name.lowercased()) && name.utf8.first.map { ($0 | 0x20) &- 0x61 < 26 } == true
            && name.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        scalar(name, isPlain ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE)
    }

    /// A block keeps what it is given only when nothing in it is folded, stripped or not printable.
    private static func fitsBlock(_ text: String) -> Bool {
        guard text.contains("\n"), let first = text.utf8.first, first > 0x20 else { return false }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.allSatisfy { $0.utf8.last != 0x20 && $0.utf8.last != 0x09 }
            && text.unicodeScalars.allSatisfy {
                ($0.value >= 0x20 && $0.value < 0x7F) || $0 == "\n" || ($0.value > 0xA0 && $0.value < 0x2000)
            }
    }

    private mutating func scalar(_ text: String, _ style: yaml_scalar_style_t) {
        var event = unsafe yaml_event_t()
        var bytes = Array(text.utf8.filter { $0 != 0 })
        let isPlain: Int32 = style == YAML_PLAIN_SCALAR_STYLE ? 1 : 0
        _ = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            unsafe yaml_scalar_event_initialize(
                &event, nil, nil, buffer.baseAddress, Int32(buffer.count), isPlain, 1, style)
        }
        unsafe emit(&event)
    }

    @unsafe private mutating func emit(_ event: inout yaml_event_t) {
        let isWritten = unsafe yaml_emitter_emit(emitter, &event)
        precondition(isWritten == 1, "events of YAML come in an order that libyaml takes")
    }
}

extension YAMLValue {
    /// The same as JSON.
    func write(to writer: inout JSONWriter) {
        switch self {
        case .text(let text), .lines(let text): writer.value(text)
        case .number(let number): writer.value(number)
        case .flag(let flag): writer.value(flag)
        case .null: writer.value(written: Array("null".utf8)[...])
        case .list(let elements):
            writer.beginArray()
            for element in elements { element.write(to: &writer) }
            writer.endArray()
        case .map(let entries):
            writer.beginObject()
            for entry in entries {
                writer.key(entry.key)
                entry.value.write(to: &writer)
            }
            writer.endObject()
        }
    }
}

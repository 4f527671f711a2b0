import SourceText

/// What is wrong with a value: the part of it, and what is allowed.
struct ValueFault {
    var part: ArraySlice<UInt8>
    /// Completes "…'s value 'x' ".
    var message: String
    var suggestion: String?
    /// Wrong whatever is put in.
    var seesHoles = false
    /// Another version may take it.
    var isLikely = false
}

/// Compares values with their types. What it does not know is right.
struct ValueCheck {
    let reader: TreeReader
    private static let depthLimit = 6

    func fault(of value: ArraySlice<UInt8>, _ type: ValueType, depth: Int = 0) -> ValueFault? {
        guard depth < Self.depthLimit else { return nil }
        let kind = type.kind
        if kind.equals("choice") { return choiceFault(value, type) }
        if kind.equals("list") { return listFault(value, type, depth) }
        if kind.equals("dict") { return dictFault(value, type, depth) }
        if kind.equals("any") { return anyFault(value, type, depth) }
        if PlaceholderText.isPlaceholder(value) {
            // Where only the marks between the parts count, what is put in is a part like others.
            let seesHoles = kind.equals("regex") && type.keys["holes"] != nil
            guard seesHoles || kind.equals("query") && !PlaceholderText.isNameOfValue(value) else { return nil }
        }
        return scalarFault(value, type)
    }

    private func scalarFault(_ value: ArraySlice<UInt8>, _ type: ValueType) -> ValueFault? {
        let kind = type.kind
        // `xs`, `XX`: no number begins so.
        let isNumeric = kind.equals("int") || kind.equals("duration") || kind.equals("size")
        if isNumeric, value.first.map({ $0 | 0x20 }) == UInt8(ascii: "x") { return nil }
        if kind.equals("int") { return NumberText.intFault(value, type.keys) }
        if kind.equals("float") { return NumberText.floatFault(value, type.keys) }
        if kind.equals("bool") { return boolFault(value, type) }
        if kind.equals("duration") { return DurationText.fault(value, type.keys) }
        if kind.equals("size") || kind.equals("scaled") { return SizeText.fault(value, type.keys) }
        if kind.equals("regex") { return regexFault(value, type) }
        if kind.equals("query") { return QueryText.fault(value) }
        if kind.equals("datetime") { return dateFault(value) }
        if kind.equals("string"), value.isEmpty, type.keys["min"]?.number ?? 0 > 0 {
            return ValueFault(part: value, message: "is empty")
        }
        return nil
    }

    /// Dates are written in many ways; all of them have a digit, or a word as `monday` is one.
    private func dateFault(_ value: ArraySlice<UInt8>) -> ValueFault? {
        var letters = 0
        for byte in value {
            if (0x30...0x39).contains(byte) || byte >= 0x80 { return nil }
            letters = (0x61...0x7A).contains(byte | 0x20) ? letters + 1 : 0
            if letters == 3 { return nil }
        }
        return value.isEmpty ? nil : ValueFault(part: value, message: "is no date or time")
    }

    private func type(_ reference: TreeString) -> ValueType? {
        reference.number.flatMap { ValueType(reader: reader, number: $0) }
    }

    private func anyFault(_ value: ArraySlice<UInt8>, _ type: ValueType, _ depth: Int) -> ValueFault? {
        var first: ValueFault?
        for position in 0..<type.keys.count where type.keys.key(position).equals("of") {
            guard let alternative = self.type(type.keys.value(position)),
                let fault = fault(of: value, alternative, depth: depth + 1)
            else { return nil }
            first = first ?? fault
        }
        return first
    }

    private func boolFault(_ value: ArraySlice<UInt8>, _ type: ValueType) -> ValueFault? {
        let words = type.keys["words"]
        let text = String(decoding: value, as: UTF8.self)
        if words?.equals("go") == true {
            let allowed = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"]
            return allowed.contains(text) ? nil : ValueFault(part: value, message: "is not true or false")
        }
        var allowed = ["true", "false", "yes", "no"]
        let listed = (0..<type.keys.count).filter { type.keys.key($0).equals("v") }.map { type.keys.value($0).text }
        if !listed.isEmpty { allowed = listed }
        return allowed.contains(text.lowercased())
            ? nil : ValueFault(part: value, message: "is not one of \(allowed.joined(separator: ", "))")
    }

    private func regexFault(_ value: ArraySlice<UInt8>, _ type: ValueType) -> ValueFault? {
        guard let pattern = type.keys["re"], let expression = Pattern.known(pattern.text) else { return nil }
        guard expression.matches(value) == false, !PlaceholderText.holdsPlaceholder(value) else { return nil }
        let message = type.keys["msg"].map { Matching.firstSentence($0.text) } ?? ""
        return ValueFault(
            part: value, message: message.isEmpty ? "has the wrong form" : "has the wrong form: \(message)",
            seesHoles: type.keys["holes"] != nil)
    }
}

extension ValueCheck {
    private func choiceFault(_ value: ArraySlice<UInt8>, _ type: ValueType) -> ValueFault? {
        guard !value.contains(CommandWords.hole) else { return nil }
        if type.keys["advisory"] != nil { return misspeltChoice(value, type) }
        let fold = type.keys["fold"]
        let folding = (
            letters: fold.map { $0[0] == 0x63 || $0[1] == 0x63 } ?? false,
            dashes: fold.map { $0[0] == 0x64 || $0[1] == 0x64 } ?? false
        )
        let isNumber = type.keys["int"] != nil
        for position in 0..<type.keys.count where type.keys.key(position).equals("v") {
            let choice = type.keys.value(position)
            if isSame(choice, value, folding) { return nil }
            if isNumber, let number = choice.number, Int(String(decoding: value, as: UTF8.self)) == number {
                return nil
            }
        }
        return choiceFault(value, choices(of: type))
    }

    /// Of a list that grows from version to version only what differs in a letter from one of its words is wrong. Words
    /// with digits do: `m7g.large`, `m8g.large`.
    private func misspeltChoice(_ value: ArraySlice<UInt8>, _ type: ValueType) -> ValueFault? {
        guard value.count >= 6, value.allSatisfy(Self.isLetter) else { return nil }
        var distance = EditDistance(from: value)
        var limit = value.count < 10 ? 1 : 2
        var near: String?
        for choice in choices(of: type) {
            guard let edits = distance.to(choice, limit: limit) else { continue }
            // The same in other letters is a question of the service.
            if edits == 0 { return nil }
            near = choice
            limit = max(1, edits - 1)
        }
        guard let near, !PlaceholderText.isPlaceholder(value) else { return nil }
        return ValueFault(
            part: value, message: "is none of the values that are known", suggestion: near, isLikely: true)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private func choiceFault(_ value: ArraySlice<UInt8>, _ choices: [String]) -> ValueFault? {
        let text = String(decoding: value, as: UTF8.self)
        let near = Nearest.of(text, among: choices)
        if PlaceholderText.isPlaceholder(value), near == nil || near?.utf8.first != text.utf8.first { return nil }
        let shown = choices.prefix(12).joined(separator: ", ") + (choices.count > 12 ? ", …" : "")
        return ValueFault(part: value, message: "is not one of \(shown)", suggestion: near)
    }

    func choices(of type: ValueType) -> [String] {
        (0..<type.keys.count).filter { type.keys.key($0).equals("v") }.map { type.keys.value($0).text }
    }

    private func isSame(
        _ choice: TreeString, _ value: ArraySlice<UInt8>, _ folding: (letters: Bool, dashes: Bool)
    ) -> Bool {
        guard choice.count == value.count else { return false }
        var index = 0
        for byte in value {
            let own = Self.folded(choice[index], folding)
            guard own == Self.folded(byte, folding) else { return false }
            index += 1
        }
        return true
    }

    private static func folded(_ byte: UInt8, _ folding: (letters: Bool, dashes: Bool)) -> UInt8 {
        if folding.letters, (0x41...0x5A).contains(byte) { return byte | 0x20 }
        if folding.dashes, byte == UInt8(ascii: "_") { return UInt8(ascii: "-") }
        return byte
    }
}

extension ValueCheck {
    /// The items, by `,` or by what stands between two `^` in front.
    private func items(_ value: ArraySlice<UInt8>, _ keys: Extras) -> [ArraySlice<UInt8>]? {
        var (text, delimiter) = (value, keys["delim"]?.bytes ?? [UInt8(ascii: ",")])
        if keys["custom"] != nil, value.first == UInt8(ascii: "^"),
            let close = value.dropFirst().firstIndex(of: UInt8(ascii: "^"))
        {
            delimiter = Array(value[(value.startIndex + 1)..<close])
            text = value[(close + 1)...]
        }
        guard !delimiter.isEmpty else { return nil }
        if text.isEmpty { return [] }
        var (items, start, index): ([ArraySlice<UInt8>], Int, Int) = ([], text.startIndex, text.startIndex)
        while index < text.endIndex {
            if text[index...].starts(with: delimiter) {
                items.append(text[start..<index])
                index += delimiter.count
                start = index
            } else {
                index += 1
            }
        }
        if start < text.endIndex { items.append(text[start...]) }
        return items
    }

    /// What stands in front of `=` in each item.
    func keys(of value: ArraySlice<UInt8>, _ type: ValueType?) -> [ArraySlice<UInt8>] {
        guard let type, let items = items(value, type.keys) else { return [] }
        return items.map { item in item[..<(item.firstIndex(of: UInt8(ascii: "=")) ?? item.endIndex)] }
    }

    private func lengthFault(_ count: Int, _ value: ArraySlice<UInt8>, _ keys: Extras) -> ValueFault? {
        if let least = keys["min"]?.number, count < least {
            return ValueFault(part: value, message: count == 0 ? "is empty" : "has fewer than \(least) items")
        }
        if let most = keys["max"]?.number, count > most {
            return ValueFault(part: value, message: "has more than \(most) item\(most == 1 ? "" : "s")")
        }
        return nil
    }

    private func listFault(_ value: ArraySlice<UInt8>, _ type: ValueType, _ depth: Int) -> ValueFault? {
        guard !value.contains(CommandWords.hole) else { return nil }
        guard let items = items(value, type.keys) else { return nil }
        if let fault = lengthFault(items.count, value, type.keys) { return fault }
        guard let element = type.keys["of"].flatMap(self.type) else { return nil }
        for item in items {
            if let fault = fault(of: item, element, depth: depth + 1) { return fault }
        }
        return nil
    }

    private func dictFault(_ value: ArraySlice<UInt8>, _ type: ValueType, _ depth: Int) -> ValueFault? {
        guard !PlaceholderText.isPlaceholder(value) else { return nil }
        guard let items = items(value, type.keys) else { return nil }
        if let fault = lengthFault(items.count, value, type.keys) { return fault }
        let operators = type.keys["op"]?.bytes ?? [UInt8(ascii: "=")]
        var seen: [ArraySlice<UInt8>] = []
        for item in items {
            let end = item.firstIndex { operators.contains($0) } ?? item.endIndex
            let key = item[..<end]
            let own = end < item.endIndex ? item[(end + 1)...] : nil
            if let fault = itemFault(item, key, own, type, depth) { return fault }
            seen.append(key)
        }
        return missingKeyFault(value, seen, type)
    }

    private func itemFault(
        _ item: ArraySlice<UInt8>, _ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>?, _ type: ValueType,
        _ depth: Int
    ) -> ValueFault? {
        if key.isEmpty || value == nil && type.keys["keyonly"] == nil {
            let shown = String(decoding: item, as: UTF8.self)
            return ValueFault(
                part: item.isEmpty ? item : item, message: "holds '\(Self.shortened(shown))', which is not KEY=VALUE")
        }
        guard let known = keyType(key, type) else { return unknownKeyFault(key, type) }
        if known.equals("flag") {
            return value?.isEmpty == false
                ? ValueFault(part: item, message: "gives '\(String(decoding: key, as: UTF8.self))' a value") : nil
        }
        guard let value, let element = self.type(known) else { return nil }
        return fault(of: value, element, depth: depth + 1)
    }

    /// The type of a key's value as the tree names it, empty for any; `nil` for a key that is not allowed.
    private func keyType(_ key: ArraySlice<UInt8>, _ type: ValueType) -> TreeString? {
        for position in 0..<type.keys.count where type.keys.key(position).equals("key") {
            let entry = type.keys.value(position)
            if entry.compare(key) == 0 { return reader.string(0) }
            guard entry.count > key.count, entry[key.count] == UInt8(ascii: ":"), entry.hasPrefix(key) else { continue }
            let reference = entry.dropFirst(key.count + 1)
            if reference.equals("flag") || reference.number != nil { return reference }
        }
        if type.keys["key"] == nil || type.keys["open"] != nil { return type.keys["of"] ?? reader.string(0) }
        return nil
    }

    private func unknownKeyFault(_ key: ArraySlice<UInt8>, _ type: ValueType) -> ValueFault? {
        let text = String(decoding: key, as: UTF8.self)
        let allowed = (0..<type.keys.count).filter { type.keys.key($0).equals("key") }.map { position in
            let entry = type.keys.value(position).text
            return entry.split(separator: ":").first.map(String.init) ?? entry
        }.filter { $0 != "None" }
        return ValueFault(
            part: key,
            message: "has the unknown key '\(Self.shortened(text))'; it takes \(allowed.joined(separator: ", "))",
            suggestion: Nearest.of(text, among: allowed))
    }

    private func missingKeyFault(
        _ value: ArraySlice<UInt8>, _ seen: [ArraySlice<UInt8>], _ type: ValueType
    ) -> ValueFault? {
        for position in 0..<type.keys.count where type.keys.key(position).equals("req") {
            let name = type.keys.value(position)
            if !seen.contains(where: { name.compare($0) == 0 }) {
                return ValueFault(part: value, message: "lacks the key '\(name.text)'")
            }
        }
        return nil
    }

    static func shortened(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        return line.utf8.count <= 40 ? line : String(line.prefix(38)) + "…"
    }
}

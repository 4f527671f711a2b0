/// What readers are told of a flag.
package enum FlagText {
    private static let shownChoices = 12

    /// By the kinds of values that command trees know.
    private static let kinds: [String: UIText] = [
        "string": .kindText, "opaque": .kindText, "regex": .kindForm, "int": .kindWhole, "float": .kindNumber,
        "bool": .kindTruth, "file": .kindFile, "datetime": .kindTime, "day": .kindDay, "duration": .kindDuration,
        "size": .kindSize, "scaled": .kindSize, "list": .kindList, "dict": .kindPairs, "json": .kindJSON,
        "object": .kindJSON,
    ]

    package static var nothing: String { UIText.takesNothing.text }

    package static func kind(_ kind: String) -> String {
        "\(UIText.takesKind.text) \((kinds[kind] ?? .kindOther).text)"
    }

    package static func one(of choices: [String]) -> String {
        let shown = choices.prefix(shownChoices).joined(separator: ", ")
        return "\(UIText.takesOneOf.text) \(shown)\(choices.count > shownChoices ? ", …" : "")"
    }
}

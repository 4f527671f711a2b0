/// What `--color` was given.
package enum ColorChoice: String, Sendable, CaseIterable {
    case auto, always, never

    /// `NO_COLOR` and `TERM=dumb` speak for `auto` only: what the user types wins over what the environment says.
    package func usesColor(onTerminal isTerminal: Bool, environment: [String: String]) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            return isTerminal && !isRefused && environment["TERM"] != "dumb"
        }
    }
}

/// Writes text with or without the terminal's colours.
package struct Paint: Sendable {
    package enum Ink: String, Sendable {
        case error = "1;31", warning = "1;33", info = "1;36", frame = "34", strong = "1", faint = "2"
    }

    package var isOn: Bool

    package init(isOn: Bool) { self.isOn = isOn }

    package func callAsFunction(_ ink: Ink, _ text: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}

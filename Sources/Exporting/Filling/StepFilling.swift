package import RunbookModel
import SourceText

/// The text of a step with values in the places of its parameters.
package struct StepFilling: Sendable {
    package var text: String
    package let values: [ParameterID: String]
    /// Parameters that have no value.
    package var unset: [ParameterID] = []
    package var refused: [Refusal] = []

    /// - Parameter keeping: what is written for a parameter without a value.
    package init(_ step: Step, slots: [Slot], values: [ParameterID: String], keeping: Template = .source) {
        var bytes: [UInt8] = []
        let source = Array(step.text.utf8)
        var end = 0
        for slot in slots {
            bytes += source[end..<slot.range.lowerBound]
            let own = source[slot.range.range]
            if let value = values[slot.parameter] {
                do throws(Refusal) {
                    bytes += Array(try slot.fill(value).utf8)
                } catch {
                    if !refused.contains(error) { refused.append(error) }
                    bytes += keeping.bytes(of: slot, own)
                }
            } else {
                if !unset.contains(slot.parameter) { unset.append(slot.parameter) }
                bytes += keeping.bytes(of: slot, own)
            }
            end = slot.range.upperBound
        }
        bytes += source[end...]
        text = String(decoding: bytes, as: UTF8.self)
        self.values = values
    }

    /// How a parameter without a value is written.
    package enum Template: Sendable {
        /// As the author wrote it.
        case source
        /// `{{id}}`.
        case braces

        fileprivate func bytes(of slot: Slot, _ own: ArraySlice<UInt8>) -> [UInt8] {
            switch self {
            case .source: Array(own)
            case .braces: Array("{{\(slot.parameter.rawValue)}}".utf8)
            }
        }
    }
}

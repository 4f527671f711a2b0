import RunbookModel
import SourceText

extension AddressTemplate {
    /// The address for a place in a runbook's file.
    func filled(in runbook: Runbook, at offset: Int, _ others: [Key: String]) -> String {
        var values = others
        values[.path] = runbook.path
        values[.line] = String(runbook.lines.line(at: offset) + 1)
        return filled(values, encode: SitePath.encoded)
    }
}

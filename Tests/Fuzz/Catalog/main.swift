import Exporting
import FuzzDriver
import RunbookModel
import SourceText

/// Catalogs that another build wrote: they are refused, or read into values that can be written again.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let catalog = try? ExportedCatalog(bytes) else { return 0 }
    let written = catalog.bytes()
    guard let again = try? ExportedCatalog(written) else { preconditionFailure("what was written cannot be read") }
    // Claims that do not fit together, such as places without lines, are put right the first time.
    precondition(String(validating: written, as: UTF8.self) != nil, "what was written is not UTF-8")
    _ = again.bytes()
    for runbook in catalog.runbooks { _ = CatalogMarkdown.text(of: runbook) }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

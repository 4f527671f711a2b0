import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import Extraction

/// Reads `text` as the runbook at `path`.
func runbook(_ text: String, path: String = "test.md") -> Runbook {
    RunbookReader.read(MarkdownParser.parse(SourceFile(path: path, bytes: Array(text.utf8))))
}

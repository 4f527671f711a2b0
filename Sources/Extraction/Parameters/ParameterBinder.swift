package import MarkdownSyntax
package import RunbookModel
import SourceText

/// Finds what the reader must fill in, and ties every use of it to one parameter.
package enum ParameterBinder {
    package static func bind(_ runbook: inout Runbook, document: Document) {
        runbook.parameters = DeclaredParameters.read(document.frontMatter)
    }
}

import Testing

@testable import MarkdownSyntax

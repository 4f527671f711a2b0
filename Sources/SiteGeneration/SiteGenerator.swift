package import MarkdownSyntax
package import RunbookModel
package import SourceText

/// Makes the site's pages. A value: any number of threads may ask it for pages at the same time.
package struct SiteGenerator: Sendable {
    let templates: SiteTemplates
    let index: SiteIndex
    /// In the order of the catalog's runbooks.
    let documents: [Document]
    let options: SiteOptions
    let flagHints: FlagHints
    let commandLinks: CommandLinks

    package init(
        templates: SiteTemplates, catalog: Catalog, documents: [Document], findings: [Diagnostic], options: SiteOptions
    ) {
        precondition(documents.count == catalog.runbooks.count, "each runbook needs its document")
        self.templates = templates
        self.documents = documents
        self.options = options
        index = SiteIndex(catalog: catalog, findings: findings)
        flagHints = FlagHints(catalog, takes: options.flagHelp)
        commandLinks = CommandLinks(catalog, index.pages)
    }

    /// Hands on the page of one runbook and those of its procedures, each as it is made.
    package func pages<Failure: Error>(
        forRunbook number: Int, to output: (OutputFile) throws(Failure) -> Void
    ) throws(Failure) {
        let context = RunbookContext(ofRunbook: number, site: self)
        try output(runbookPage(context, document: documents[number]))
        for procedure in context.runbook.procedures.indices {
            try output(procedurePage(context, number: procedure))
        }
    }

    package func pages(forRunbook number: Int) -> [OutputFile] {
        var files: [OutputFile] = []
        pages(forRunbook: number) { files.append($0) }
        return files
    }

    /// What is about all runbooks, in parts that do not need each other.
    package enum CatalogPart: Sendable, Hashable {
        case book, lists, rules, served
        case tool(Int)
        case resourceType(Int)
    }

    /// Those that take longest come first.
    package var catalogParts: [CatalogPart] {
        [.book, .lists, .rules, .served] + index.pages.tools.indices.map(CatalogPart.tool)
            + index.pages.types.indices.map(CatalogPart.resourceType)
    }

    package func pages(ofCatalog part: CatalogPart) -> [OutputFile] {
        switch part {
        case .book: [bookPage()].compactMap(\.self)
        case .served: servedFiles() + [accentFile()].compactMap(\.self)
        case .lists:
            [homePage(), findingsPage(), missingPage()] + toolPages() + resourceTypePages() + parameterPages()
                + mapPages()
        case .rules: rulePages()
        case .tool(let number): commandPages(ofTool: number)
        case .resourceType(let number): resourcePages(ofType: number)
        }
    }
}

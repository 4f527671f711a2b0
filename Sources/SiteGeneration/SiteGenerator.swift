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

    package init(
        templates: SiteTemplates, catalog: Catalog, documents: [Document], findings: [Diagnostic], options: SiteOptions
    ) {
        precondition(documents.count == catalog.runbooks.count, "each runbook needs its document")
        self.templates = templates
        self.documents = documents
        self.options = options
        index = SiteIndex(catalog: catalog, findings: findings)
    }

    /// Hands on the page of one runbook and those of its procedures, each as it is made.
    package func pages<Failure: Error>(
        forRunbook number: Int, to output: (OutputFile) throws(Failure) -> Void
    ) throws(Failure) {
        let context = RunbookContext(index.catalog.runbooks[number], site: self)
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

    /// Pages about commands and resources come in parts that do not need each other.
    package var catalogPartCount: Int { index.pages.tools.count + index.pages.types.count }

    package func catalogPages(ofPart number: Int) -> [OutputFile] {
        let tools = index.pages.tools.count
        return number < tools ? commandPages(ofTool: number) : resourcePages(ofType: number - tools)
    }

    /// The other pages that are about all runbooks, and the files that all pages load.
    package func sharedPages() -> [OutputFile] {
        [homePage(), findingsPage()] + rulePages() + toolPages() + resourceTypePages() + parameterPages() + mapPages()
            + [missingPage()] + templates.assets() + servedFiles() + [accentFile(), bookPage()].compactMap(\.self)
    }
}

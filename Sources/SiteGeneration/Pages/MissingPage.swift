import SourceText

/// The page that a server shows in place of a missing one.
struct MissingView: TemplateModel {
    var home: String

    static let fields = TemplateFields<MissingView>("missing page", [.text("home") { $0.home }])
}

extension SiteGenerator {
    /// Links begin with the site's own path: nobody knows at what depth the missing page stands.
    func missingPage() -> OutputFile {
        var layout = layout(.missing, title: "\(UIText.missingTitle.text) · \(options.name)", at: SitePath.missing)
        layout.root = options.basePath
        let view = MissingView(home: options.basePath + SitePath.home)
        layout.body = { [templates] in templates.missing.render(view, into: &$0) }
        return file(SitePath.missing, layout)
    }
}

/// The list of templates with the keys of each, as Markdown.
enum TemplateGuide {
    private static let pages: [(template: String, about: String, shape: TemplateShape)] = [
        ("layout", "the frame of each page; `body` is the page itself", LayoutView.fields.shape),
        ("home", "the first page", HomeView.fields.shape),
        ("runbook", "one Markdown file", RunbookView.fields.shape),
        ("procedure", "one procedure with its steps", ProcedureView.fields.shape),
        ("catalog", "lists of tools, commands, resources and parameters", CatalogView.fields.shape),
        ("uses", "every step that has a command, or touches a resource", UsesView.fields.shape),
        ("map", "how procedures lead to each other", MapView.fields.shape),
        ("book", "all runbooks on one page, to be printed", BookView.fields.shape),
        ("findings", "all rules that found something", FindingsView.fields.shape),
        ("rule", "what one rule found", RuleView.fields.shape),
        ("missing", "what a server shows for a page that is not there", MissingView.fields.shape),
    ]

    static var text: String {
        var lines = [
            "# Templates", "",
            "The site's look is made of the files in [`templates/`](../templates); their language is described in "
                + "[`templates/README.md`](../templates/README.md). A file of the same name in a folder of your own takes "
                + "the place of a built-in one when `runsheet build --templates FOLDER` names the folder; style sheets, "
                + "scripts and other files below `assets/` are added or replaced the same way. A key that is not listed "
                + "here is an error with file, line and column.", "",
            "Texts of the site's own are `{{ui.…}}`: \(UIText.allCases.map { "`\($0)`" }.joined(separator: ", ")).", "",
            "The partials `crumbs`, `facts`, `finding`, `finding-entry`, `navigation`, `pager`, `runbook-row`, `search` "
                + "and `step` see the keys of the place where they are used.",
        ]
        for page in pages {
            lines += [
                "", "## `\(page.template).mustache`", "",
                "\(page.about.prefix(1).uppercased())\(page.about.dropFirst()).", "",
            ]
            append(page.shape, depth: 0, to: &lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Records within records are indented; none of them holds itself.
    private static func append(_ shape: TemplateShape, depth: Int, to lines: inout [String]) {
        let indent = String(repeating: "  ", count: depth)
        for key in shape.keys {
            switch key.kind {
            case .text: lines.append("\(indent)- `\(key.name)`: text")
            case .markup: lines.append("\(indent)- `\(key.name)`: markup, `{{{\(key.name)}}}`")
            case .number: lines.append("\(indent)- `\(key.name)`: number")
            case .flag: lines.append("\(indent)- `\(key.name)`: flag")
            case .texts: lines.append("\(indent)- `\(key.name)`: list of texts, each `{{.}}`")
            case .optional(let inner):
                lines.append("\(indent)- `\(key.name)`: \(inner.name), at most one")
                append(inner, depth: depth + 1, to: &lines)
            case .list(let inner):
                lines.append("\(indent)- `\(key.name)`: list of \(inner.name)")
                append(inner, depth: depth + 1, to: &lines)
            }
        }
    }
}

import RunbookModel

/// One field of the parameter panel.
struct ParameterView: TemplateModel {
    let context: RunbookContext
    /// Among the runbook's parameters.
    let number: Int
    /// How often the page uses it.
    var uses: Int
    /// The way to the output folder.
    let root: String

    private var parameter: Parameter { _read { yield context.runbook.parameters[number] } }

    static let fields = TemplateFields<ParameterView>(
        "parameter",
        [
            .text("id") { $0.parameter.id.rawValue },
            .text("name") { $0.parameter.name },
            .text("type") { $0.parameter.type },
            .text("sample") { $0.parameter.sample },
            .text("pattern") { $0.parameter.pattern },
            .text("description") { $0.parameter.description },
            .text("discovery") { $0.parameter.discovery },
            .flag("isSecret") { $0.parameter.isSecret },
            .text("uses") { UICount.uses($0.uses) },
            .text("glossaryHref") { view in
                view.context.site.index.glossary.address(of: view.parameter.id).map { view.root + $0 }
            },
        ])
}

package import RunbookModel

extension Runbook {
    /// Fills in what the configuration says about blanks, where the file itself does not.
    package mutating func describe(by configured: [ConfiguredParameter]) {
        for index in parameters.indices {
            guard let known = configured.first(where: { $0.isName(parameters[index].name) }) else { continue }
            parameters[index].describe(by: known)
        }
    }
}

extension Parameter {
    fileprivate mutating func describe(by known: ConfiguredParameter) {
        description = description ?? known.description
        discovery = discovery ?? known.discover
        isSecret = isSecret || known.isSecret
        // What the front matter of the file declares is what its author wants here.
        guard notation != .declared else { return }
        type = known.type ?? type
        pattern = known.pattern ?? pattern
        sample = sample ?? known.sample
    }
}

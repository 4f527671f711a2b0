/// Commands that refuse to run when they are asked to change nothing.
extension Matching {
    /// `gcloud run services update api --region=…`: no flag says what is to be updated.
    mutating func checkNoChange() {
        guard !mayHoldMore, !liftsRequired, !problems.contains(where: { $0.certainty > .notice }),
            let rule = node.extras["noop"]?.text
        else { return }
        let isInverse = rule.hasPrefix("!")
        let names = Set(rule.drop { $0 == "!" }.split(separator: " "))
        let changes = given.contains { given in
            guard isInverse || given.flag >= 0 else { return true }
            guard given.flag >= 0 else { return false }
            return names.contains(reader.string(given.destination).text[...]) != isInverse
        }
        guard !changes else { return }
        reportMissing(
            .noChange, .certain, commandName,
            message: "'\(commandName)' is told to change nothing (\(versionName)): it stops with an error")
    }
}

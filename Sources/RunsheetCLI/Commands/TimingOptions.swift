import ArgumentParser

struct TimingOptions: ParsableArguments {
    enum Form: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Flag(help: "Tell on standard error where the time went.")
    var timings = false

    @Option(help: ArgumentHelp("How --timings tells it: text or json.", valueName: "form"))
    var timingsFormat = Form.text

    func text(of times: BuildTimes, workers: Int) -> String? {
        guard timings else { return nil }
        return timingsFormat == .json ? times.json(workers: workers) : times.text(workers: workers)
    }
}

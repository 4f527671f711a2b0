import ArgumentParser

struct WorkerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many files to work on at a time.", valueName: "n"))
    var workers: Int?

    func validate() throws {
        guard let workers, !(1...256).contains(workers) else { return }
        throw ValidationError("--workers takes a number from 1 to 256, not \(workers).")
    }

    func count(on host: Host) -> Int { workers ?? host.processorCount }
}

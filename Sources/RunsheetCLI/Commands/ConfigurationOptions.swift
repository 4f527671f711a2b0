import ArgumentParser
import Publishing

/// Which `runsheet.yml` holds.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration for all files, in place of the runsheet.yml nearest to each.", valueName: "file"))
    var config: String?

    func finder(_ fileSystem: FileSystem, _ place: Workplace) -> ConfigurationFinder {
        ConfigurationFinder(fileSystem: fileSystem, place: place, only: config)
    }
}

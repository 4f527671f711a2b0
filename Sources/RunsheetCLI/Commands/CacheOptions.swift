import ArgumentParser
import Publishing

/// Where runs leave what the next one can use.
struct CacheOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where to keep what the next run can use; without it RUNSHEET_CACHE, or the user's folder for caches.",
            valueName: "folder"))
    var cache: String?

    @Flag(help: "Make everything anew, and keep nothing.")
    var noCache = false

    func validate() throws {
        if noCache, cache != nil { throw ValidationError("--cache and --no-cache cannot be used together.") }
    }

    /// Nothing where nothing is to be kept.
    func folder(on host: Host) -> CacheFolder? {
        guard !noCache, let path = cache ?? host.cacheFolder, !path.isEmpty, let program = host.program() else {
            return nil
        }
        return CacheFolder(path: path, fileSystem: host.fileSystem, program: runsheetVersion + " " + program)
    }

    /// That nothing could be kept is worth one line, and no more: the work is done.
    func report(on cache: CacheFolder?, to terminal: Terminal) {
        guard let problem = cache?.finish() else { return }
        terminal.complain(
            line: "note: nothing is kept for the next run: \(problem); --no-cache says that it need not be")
    }
}

extension Host {
    /// An empty name in RUNSHEET_CACHE is the wish for none.
    fileprivate var cacheFolder: String? {
        if let named = environment["RUNSHEET_CACHE"] { return named }
        if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") { return Path.join(caches, "runsheet") }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        #if canImport(Darwin)
            return Path.join(home, "Library/Caches/runsheet")
        #else
            return Path.join(home, ".cache/runsheet")
        #endif
    }
}

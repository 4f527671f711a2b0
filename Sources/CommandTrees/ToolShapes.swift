import Synchronization

/// The tools whose command lines are understood.
package enum ToolShapes {
    /// The shape of the tool called `name`, without a directory.
    package static func shape(of name: String) -> ToolShape? {
        index(of: name).map(shape)
    }

    /// Whether there is a shape, without reading it.
    package static func contains(_ name: String) -> Bool { index(of: name) != nil }

    private static func index(of name: String) -> Int? { reader.indices[name] ?? versioned(name) }

    private static func shape(at index: Int) -> ToolShape {
        if let shape = cache.withLock({ $0[index] }) { return shape }
        let shape = reader.shape(at: index)
        cache.withLock { $0[index] = shape }
        return shape
    }

    /// Names of all tools, sorted.
    package static var names: [String] { reader.indices.keys.sorted() }

    /// What stands in front of a command and runs it: `sudo`, `timeout 5`.
    package static func wrapper(of name: String) -> Wrapper? { wrappers[name] }

    /// `python3.11`, `pip3.12` are read like the tool without the version.
    private static func versioned(_ name: String) -> Int? {
        let digits = name.utf8.reversed().prefix { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }.count
        guard digits > 0, digits < name.utf8.count else { return nil }
        return reader.indices[String(name.dropLast(digits))]
    }

    private static let reader = ShapeReader(tables)
    /// Shapes that were asked for. Any thread may ask; reading one twice gives the same value.
    private static let cache = Mutex<[Int: ToolShape]>([:])

    /// Every table of tools; a tool is added to the one of its trade.
    static let tables: [String] = [
        verbTables, gcloudTable, cloudTables, clusterTables, containerTables, databaseTables, versionControlTables,
        runtimeTables, networkTables, systemTables, coreTables, platformTables,
    ]
}

/// A program that runs the command behind its own flags and arguments.
package struct Wrapper: Sendable, Hashable {
    /// Flags that take a value.
    package var valued: Set<String>
    /// How many words of its own it needs: `timeout 5`.
    package var arguments: Int
    /// `env A=1`: assignments may stand in front of the command.
    package var takesAssignments: Bool
    /// Keeps running: `watch`.
    package var blocks: Bool
    /// Its single argument is shell text: `watch 'a | b'`.
    package var takesText: Bool

    init(
        _ valued: [String] = [], arguments: Int = 0, assignments: Bool = false, blocks: Bool = false, text: Bool = false
    ) {
        self.valued = Set(valued)
        self.arguments = arguments
        takesAssignments = assignments
        self.blocks = blocks
        takesText = text
    }
}

extension ToolShapes {
    private static let wrappers: [String: Wrapper] = [
        "sudo": Wrapper(
            ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "--user", "--group", "--host", "--prompt"],
            assignments: true),
        "doas": Wrapper(["-u", "-C"]),
        "env": Wrapper(["-u", "-C", "-S", "--unset", "--chdir"], assignments: true),
        "timeout": Wrapper(["-k", "-s", "--kill-after", "--signal"], arguments: 1),
        "gtimeout": Wrapper(["-k", "-s", "--kill-after", "--signal"], arguments: 1),
        "time": Wrapper(["-o", "-f", "--output", "--format"]),
        "nohup": Wrapper(),
        "nice": Wrapper(["-n", "--adjustment"]),
        "ionice": Wrapper(["-c", "-n", "-p", "--class", "--classdata"]),
        "stdbuf": Wrapper(["-i", "-o", "-e", "--input", "--output", "--error"]),
        "setsid": Wrapper(),
        "exec": Wrapper(["-a"]),
        "command": Wrapper(),
        "builtin": Wrapper(),
        "strace": Wrapper(["-e", "-o", "-p", "-s", "-P", "-u", "-E"]),
        "flock": Wrapper(["-w", "-E", "--timeout", "--wait"], arguments: 1),
        "chroot": Wrapper(["--userspec", "--groups"], arguments: 1),
        "unbuffer": Wrapper(),
        "caffeinate": Wrapper(["-t", "-w"]),
        "watch": Wrapper(["-n", "--interval", "-q", "--equexit"], blocks: true, text: true),
        "xargs": Wrapper([
            "-n", "-P", "-I", "-i", "-L", "-l", "-s", "-d", "-E", "-a", "--max-args", "--max-procs", "--replace",
            "--delimiter", "--arg-file", "--max-lines", "--max-chars",
        ]),
        "gosu": Wrapper([], arguments: 1),
        "su-exec": Wrapper([], arguments: 1),
        "dotenv": Wrapper(["-f", "-e", "--file"]),
        "bundle-exec": Wrapper(),
    ]
}

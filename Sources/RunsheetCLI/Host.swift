package import Publishing
package import RunbookModel

/// The machine the program runs on, as a value: tests bring their own.
package struct Host: Sendable {
    package var terminal: Terminal
    package var fileSystem: FileSystem
    package var programs: ProgramRunner
    package var today: @Sendable () -> CalendarDay
    package var processorCount: Int
    package var processID: Int32
    package var interruption: Interruption
    /// What the program looks at of the environment.
    package var environment: [String: String]
    /// All of standard input.
    package var input: @Sendable () throws(FileSystemError) -> [UInt8] = { () throws(FileSystemError) in [] }
    /// Since any moment, and never backwards.
    package var nanoseconds: @Sendable () -> UInt64 = { 0 }
    /// Where a person watches how far the work is.
    package var progress: Terminal?
    /// Tells this build of the program from all others, for what it keeps; `nil` when that is not known.
    package var program: @Sendable () -> String? = { nil }
    package var git = Git { _ throws(GitError) in throw GitError(message: "there is no git here") }

    package init(
        terminal: Terminal, fileSystem: FileSystem, programs: ProgramRunner = .system,
        today: @escaping @Sendable () -> CalendarDay,
        processorCount: Int, processID: Int32, interruption: Interruption, environment: [String: String]
    ) {
        self.terminal = terminal
        self.fileSystem = fileSystem
        self.programs = programs
        self.today = today
        self.processorCount = processorCount
        self.processID = processID
        self.interruption = interruption
        self.environment = environment
    }
}

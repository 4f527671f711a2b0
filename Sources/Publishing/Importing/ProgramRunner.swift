/// Running another program, as a value: the system, or a stand-in for tests.
package struct ProgramRunner: Sendable {
    package struct Result: Sendable {
        /// The exit status; 128 and the signal's number when a signal ended the program.
        package var status: Int32
        package var output: [UInt8]

        package init(status: Int32, output: [UInt8]) {
            self.status = status
            self.output = output
        }
    }

    /// Looks the program up on the path, lets it write its complaints to standard error, and waits for its end.
    package var run: @Sendable (_ program: String, _ arguments: [String]) throws(FileSystemError) -> Result

    package init(
        run: @escaping @Sendable (_ program: String, _ arguments: [String]) throws(FileSystemError) -> Result
    ) {
        self.run = run
    }
}

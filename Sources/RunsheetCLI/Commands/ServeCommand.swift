import ArgumentParser
import Dispatch
import Publishing
import Reporting
import Synchronization

struct ServeCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Show the site in a browser while you write, and what is wrong with it.",
        discussion: """
            The site is made in a folder of its own and served to this machine only. Pages load themselves anew when \
            something changes; findings about the files that changed are shown here and in a corner of the page. \
            Ctrl-C ends it.

            Exit status: 0 ended; 2 wrong usage or configuration; 3 the site could not be made or served.
            """)

    @OptionGroup var site: SiteBuildOptions

    @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes any that is free.", valueName: "port"))
    var port: UInt16 = 8017

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        try self.site.refuseSeveral(for: "serve")
        let folder = Path.join(host.environment["TMPDIR"] ?? "/tmp", "runsheet-\(host.processID)-\(host.nanoseconds())")
        let server = try listen()
        let address = "http://127.0.0.1:\(server.port)/"
        let output = Path.join(folder, "site")
        let builder = try self.site.builder(on: host, output: output)
        let site = SiteServer(fileSystem: host.fileSystem, folder: output, port: server.port)
        do throws(FileSystemError) { try host.fileSystem.makePrivateFolder(folder) } catch { throw Failure(error) }
        var loop = EditLoop(host: host, builder: builder)
        let line = "serving \(self.site.content) on \(address) - Ctrl-C ends it"
        let serving = Serving(server: server, site: site)
        let result: Result<Void, Failure>
        do throws(Failure) {
            try await loop.run { () throws(Failure) in
                serving.start()
                host.terminal.complain(line: line)
            }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        serving.stop()
        do throws(FileSystemError) { try host.fileSystem.remove(folder) } catch {
            host.terminal.complain("runsheet: \(error)")
        }
        try result.get()
        return .clean
    }

    private func listen() throws(Failure) -> LoopbackServer {
        do throws(FileSystemError) {
            return try LoopbackServer(port: port)
        } catch {
            throw Failure("\(error); choose another port with --port, or 0 for any")
        }
    }
}

/// The thread that answers requests: it waits most of the time, which the threads of the builds must not.
private final class Serving: Sendable {
    private let server: Mutex<LoopbackServer>
    private let site: SiteServer
    private let isOver = Atomic(false)
    private let end = DispatchGroup()

    init(server: consuming sending LoopbackServer, site: SiteServer) {
        self.server = Mutex(server)
        self.site = site
    }

    func start() {
        DispatchQueue(label: "serving").async(group: end) {
            self.server.withLock { server in
                server.run {
                    self.isOver.load(ordering: .relaxed)
                } respond: {
                    self.site.respond(toHead: $0)
                }
            }
        }
    }

    func stop() {
        isOver.store(true, ordering: .relaxed)
        end.wait()
    }
}

import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

/// What one command does, from the tables and from what the tables cannot say: methods, statements, redirections.
struct EffectReading {
    var effect: Effect
    /// Completes a sentence that starts with the command's name.
    var phrase: String?
    var isLocal: Bool
    /// What the command does to the things it names; a redirection touches none of them.
    var onResources: Effect

    init(effect: Effect, phrase: String?, isLocal: Bool, onResources: Effect? = nil) {
        self.effect = effect
        self.phrase = phrase
        self.isLocal = isLocal
        self.onResources = onResources ?? effect
    }
}

enum EffectReader {
    static func read(_ read: ReadCommand) -> EffectReading {
        var reading = base(of: read)
        if read.runsUnread, reading.effect < .unknown {
            reading = EffectReading(effect: .unknown, phrase: "runs what could not be read", isLocal: false)
        }
        if let file = writtenFile(read.command), reading.effect < .change {
            reading = EffectReading(
                effect: .change, phrase: "writes \(file)", isLocal: true, onResources: reading.effect)
        }
        if reading.effect == .change, let file = download(read.command) {
            reading = EffectReading(
                effect: .change, phrase: "copies to \(file)", isLocal: true, onResources: .change)
        }
        return reading
    }

    private static func base(of read: ReadCommand) -> EffectReading {
        if read.command.tool == "curl" { return HTTPRequest(read.command).effect }
        if !read.statements.isEmpty, let statement = read.statements.max(by: { $0.effect < $1.effect }) {
            let phrase = statement.phrase.map { "runs \(statement.verb), which \($0)" }
            return EffectReading(effect: statement.effect, phrase: phrase, isLocal: read.judgement.isLocal)
        }
        let judged = Effect(read.judgement.effect)
        // The inner command was judged by itself.
        let effect = read.runsNested && judged == .unknown ? .none : judged
        return EffectReading(effect: effect, phrase: read.judgement.phrase, isLocal: read.judgement.isLocal)
    }

    /// The file or folder here that something is copied to from elsewhere.
    private static func download(_ command: Command) -> String? {
        guard command.positionals.count > 1 else { return nil }
        let verb = command.path.last?.text
        let copies =
            command.tool == "scp" || command.tool == "rsync" || verb == "cp" || verb == "rsync" || verb == "sync"
        guard copies, let target = command.positionals.last?.value.text,
            !target.utf8.contains(UInt8(ascii: ":")), !target.begins("$")
        else { return nil }
        return target
    }

    /// The file that a redirection writes to.
    static func writtenFile(_ command: Command) -> String? {
        for redirect in command.redirects where redirect.op.utf8.contains(UInt8(ascii: ">")) {
            guard !redirect.op.ends("&"), !redirect.op.ends("<>") else { continue }
            let target = redirect.target.text
            if target.begins("/dev/") || target.isEmpty { continue }
            return target
        }
        return nil
    }
}

extension Effect {
    init(_ effect: ToolEffect) {
        switch effect {
        case .none: self = .none
        case .read: self = .read
        case .change: self = .change
        case .destroy: self = .destroy
        case .unknown: self = .unknown
        }
    }
}

/// What a `curl` command sends.
struct HTTPRequest {
    let method: String?
    let url: Command.Value?
    private let output: String?

    init(_ command: Command) {
        url = command.flag("--url")?.value ?? command.positionals.first?.value
        output = command.flag(anyOf: Self.outputs)?.value?.text
        method = Self.method(of: command)
    }

    private static let outputs = ["-o", "--output"]
    private static let methods = ["-X", "--request"]
    private static let heads = ["-I", "--head"]
    private static let gets = ["-G", "--get"]
    private static let uploads = ["-T", "--upload-file"]
    private static let bodies = [
        "-d", "--data", "--data-raw", "--data-binary", "--data-urlencode", "--data-ascii", "-F", "--form", "--json",
        "--form-string",
    ]

    /// `nil` when a variable or placeholder holds it.
    private static func method(of command: Command) -> String? {
        if let stated = command.flag(anyOf: methods)?.value {
            return stated.isLiteral ? stated.text.uppercased() : nil
        }
        if command.flag(anyOf: heads) != nil { return "HEAD" }
        if command.flag(anyOf: gets) != nil { return "GET" }
        if command.flag(anyOf: uploads) != nil { return "PUT" }
        return command.flag(anyOf: bodies) == nil ? "GET" : "POST"
    }

    var effect: EffectReading {
        guard let method else { return EffectReading(effect: .unknown, phrase: nil, isLocal: false) }
        switch method {
        case "GET", "HEAD", "OPTIONS", "TRACE":
            guard let output, output != "-", !output.begins("/dev/") else {
                return EffectReading(effect: .read, phrase: nil, isLocal: false)
            }
            return EffectReading(effect: .change, phrase: "writes \(output)", isLocal: true)
        case "DELETE":
            return EffectReading(effect: .destroy, phrase: "sends DELETE to \(host)", isLocal: false)
        default:
            return EffectReading(effect: .change, phrase: "sends \(method) to \(host)", isLocal: false)
        }
    }

    private var host: String {
        guard let text = url?.text else { return "the server" }
        let afterScheme = text.range(of: "://").map { text[$0.upperBound...] } ?? text[...]
        return String(afterScheme.prefix { $0 != "/" && $0 != "?" })
    }
}

extension StringProtocol {
    /// The first place where `other` stands, without Foundation.
    func range(of other: String) -> Range<Index>? {
        guard let first = other.utf8.first else { return nil }
        var rest = utf8[...]
        while let place = rest.firstIndex(of: first) {
            rest = rest[place...]
            if rest.starts(with: other.utf8) { return place..<utf8.index(place, offsetBy: other.utf8.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}

import CommandTrees
import RunbookModel
import SourceText

/// Finds the command that lists the values a parameter may take: one of the runbook's own, else a known one.
struct DiscoveryFinder {
    private struct Place {
        var procedure: Int
        var step: Int
        var command: Int
    }

    /// Listings of one name that are looked at: a runbook that has more repeats itself, and each parameter would look
    /// at all of them.
    private static let limit = 64

    private let runbook: Runbook
    private let tools: ToolTables
    /// Where the commands begin, in order, and where they are.
    private var starts: [Int] = []
    private var places: [Place] = []
    /// Commands without effect, by what they are called, in the order of the runbook.
    private var listings: [String: [Place]] = [:]

    init(_ runbook: Runbook, _ tools: ToolTables) {
        self.tools = tools
        self.runbook = runbook
        var found: [(start: Int, place: Place)] = []
        for procedure in runbook.procedures.indices {
            for step in runbook.procedures[procedure].steps.indices {
                add(procedure, step, to: &found)
            }
        }
        // Behind commands around it, a command in a command comes later in the step; the sort keeps that order.
        found.sort { ($0.start, $0.place.procedure, $0.place.step) < ($1.start, $1.place.procedure, $1.place.step) }
        starts = found.map(\.start)
        places = found.map(\.place)
    }

    private mutating func add(_ procedure: Int, _ step: Int, to found: inout [(start: Int, place: Place)]) {
        let count = runbook.procedures[procedure].steps[step].commands.count
        guard count > 0 else { return }
        let canList = runbook.procedures[procedure].steps[step].effect <= .read
        for command in 0..<count {
            let place = Place(procedure: procedure, step: step, command: command)
            found.append((runbook.procedures[procedure].steps[step].commands[command].range.lowerBound, place))
            guard canList, ValueTypes.mayList(runbook.procedures[procedure].steps[step].commands[command].tool) else {
                continue
            }
            let name = runbook.procedures[procedure].steps[step].commands[command].name
            guard ValueTypes.isListing(name), listings[name, default: []].count < Self.limit else { continue }
            listings[name, default: []].append(place)
        }
    }

    static func canComplete(_ parameter: Parameter) -> Bool {
        parameter.discovery == nil && !ValueTypes.listingNames(of: parameter.type).isEmpty
    }

    func complete(_ parameter: Parameter) -> Parameter {
        guard Self.canComplete(parameter) else { return parameter }
        var copy = parameter
        let command = parameter.uses.first.flatMap { commandUsing($0.range) }
        copy.discovery = stated(parameter, near: command) ?? known(parameter, near: command)
        return copy
    }

    /// The innermost command around a place: the last one to begin at or before it that reaches behind it.
    private func commandUsing(_ range: SourceRange) -> Command? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        // Commands in commands are few and not deep; a place outside of all commands is soon given up.
        for index in (max(0, low - Self.limit)..<low).reversed() {
            let place = places[index]
            let command = runbook.procedures[place.procedure].steps[place.step].commands[place.command]
            if command.range.contains(range) { return command }
        }
        return nil
    }

    /// A listing of the runbook, best one of the same service or instance.
    private func stated(_ parameter: Parameter, near command: Command?) -> String? {
        var first: String?
        let names = ValueTypes.listingNames(of: parameter.type)
        for place in names.flatMap({ listings[$0] ?? [] }).sorted(by: Self.precedes) {
            let step = runbook.procedures[place.procedure].steps[place.step]
            let listing = step.commands[place.command]
            guard let text = text(of: listing, in: step) else { continue }
            if sharesScope(listing, command) { return text }
            first = first ?? text
        }
        return first
    }

    private static func precedes(_ one: Place, _ other: Place) -> Bool {
        (one.procedure, one.step, one.command) < (other.procedure, other.step, other.command)
    }

    private func sharesScope(_ listing: Command, _ command: Command?) -> Bool {
        guard let command else { return false }
        let names = command.positionals.map(\.value.text) + command.flags.compactMap { $0.value?.text }
        return listing.flags.contains { $0.value.map { names.contains($0.text) } ?? false && $0.name != "--region" }
    }

    /// On one line, and without anything the reader would have to fill in first.
    private func text(of listing: Command, in step: Step) -> String? {
        let hasHoles = step.parameters.contains { listing.range.contains(step.map.fileRange(of: $0.range)) }
        guard !hasHoles, listing.environment.isEmpty, listing.redirects.isEmpty else { return nil }
        let written = runbook.file.text(in: listing.range)
        return written.utf8.contains(0x0A) ? nil : written
    }

    private func known(_ parameter: Parameter, near command: Command?) -> String? {
        guard let listing = ValueTypes.listing(of: parameter.type) else { return nil }
        var text = listing.command
        guard let command else { return text }
        let found = ResourceValues.values(of: command, tools)
        for piece in listing.pieces {
            guard let value = found.first(where: { $0.type == piece.type })?.value else { continue }
            text +=
                piece.flag.isEmpty
                ? " \(value)" : piece.flag.begins("--") ? " \(piece.flag)=\(value)" : " \(piece.flag) \(value)"
        }
        return text
    }
}

/// The values of a command's slots that stand there as they are.
enum ResourceValues {
    static func values(of command: Command, _ tools: ToolTables) -> [(type: String, value: String)] {
        guard let shape = tools.shape(of: command.tool) else { return [] }
        let call = CommandReader.call(command)
        var found: [(type: String, value: String)] = []
        for flag in command.flags {
            guard let value = flag.value, ResourceFinder.isName(value),
                let slot = shape.slot(ofFlag: flag.name, in: call)
            else { continue }
            found.append((slot.type, value.text))
        }
        for (index, argument) in command.positionals.enumerated() {
            guard ResourceFinder.isName(argument.value), let slot = shape.slot(ofArgument: index, in: call) else {
                continue
            }
            found.append((slot.type, argument.value.text))
        }
        return found
    }
}

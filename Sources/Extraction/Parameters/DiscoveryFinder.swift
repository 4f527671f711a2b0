import CommandTrees
import RunbookModel
import SourceText

/// Finds the command that lists the values a parameter may take: one of the runbook's own, else a known one.
struct DiscoveryFinder {
    private let runbook: Runbook

    init(_ runbook: Runbook) { self.runbook = runbook }

    mutating func complete(_ parameter: Parameter) -> Parameter {
        guard parameter.discovery == nil,
            ValueTypes.listing(of: parameter.type) != nil || hasAlternatives(parameter.type)
        else { return parameter }
        var copy = parameter
        let command = parameter.uses.first.flatMap { commandUsing($0.range) }
        copy.discovery = stated(parameter, near: command) ?? known(parameter, near: command)
        return copy
    }

    private func hasAlternatives(_ type: String) -> Bool {
        ["image.tag", "image.ref", "gcs.uri", "s3.uri"].contains(type)
    }

    private func commandUsing(_ range: SourceRange) -> Command? {
        for procedure in runbook.procedures {
            for step in procedure.steps {
                if let found = step.commands.last(where: { $0.range.contains(range) }) { return found }
            }
        }
        return nil
    }

    /// A listing of the runbook, best one of the same service or instance.
    private func stated(_ parameter: Parameter, near command: Command?) -> String? {
        var first: String?
        for procedure in runbook.procedures {
            for step in procedure.steps where step.effect <= .read {
                for listing in step.commands where ValueTypes.lists(parameter.type, listing.name) {
                    guard let text = text(of: listing, in: step) else { continue }
                    if sharesScope(listing, command) { return text }
                    first = first ?? text
                }
            }
        }
        return first
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
        let found = ResourceValues.values(of: command)
        for piece in listing.pieces {
            guard let value = found.first(where: { $0.type == piece.type })?.value else { continue }
            text +=
                piece.flag.isEmpty
                ? " \(value)" : piece.flag.hasPrefix("--") ? " \(piece.flag)=\(value)" : " \(piece.flag) \(value)"
        }
        return text
    }
}

/// The values of a command's slots that stand there as they are.
enum ResourceValues {
    static func values(of command: Command) -> [(type: String, value: String)] {
        guard let shape = ToolShapes.shape(of: command.tool) else { return [] }
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

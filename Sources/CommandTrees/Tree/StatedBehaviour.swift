/// What a tree itself says of running a command; it comes before the tables.
package struct StatedBehaviour: Sendable, Hashable {
    package var effect: ToolEffect?
    package var blocks = false
    package var asks = false

    private static let keys: (effect: StaticString, run: StaticString) = ("effect", "run")

    /// Whether any command of the tree says something.
    static func isStated(_ reader: TreeReader) -> Bool {
        (0..<reader.nodeCount).contains { index in
            let extras = TreeNode(reader: reader, index: index).extras
            return extras[keys.effect] != nil || extras[keys.run] != nil
        }
    }

    /// Of the command itself, or of the nearest group around it that says so.
    fileprivate init(_ node: TreeNode) {
        var current: TreeNode? = node
        var run: String?
        while let node = current, effect == nil || run == nil {
            effect = effect ?? node.extras[Self.keys.effect].flatMap { ToolEffect(rawValue: $0.text) }
            run = run ?? node.extras[Self.keys.run]?.text
            current = node.parent
        }
        blocks = run == "blocking"
        asks = run == "interactive"
    }
}

extension CommandTree {
    /// What the tree says of the command that a verdict reached; `nil` when it says nothing of any command.
    package func behaviour(of verdict: CommandVerdict) -> StatedBehaviour? {
        guard statesBehaviour, verdict.outcome == .ok || verdict.outcome == .invalid,
            !verdict.problems.contains(where: { $0.kind == .unknownCommand })
        else { return nil }
        return read { StatedBehaviour(TreeNode(reader: $0, index: verdict.node)) }
    }
}

extension Judgement {
    /// What is stated counts more than what was weighed.
    package mutating func take(_ stated: StatedBehaviour) {
        if let effect = stated.effect { (self.effect, phrase) = (effect, nil) }
        blocks = blocks || stated.blocks
        asks = asks || stated.asks
    }
}

/// What a word that looks like a flag is.
enum FlagWord {
    /// Not a flag.
    case argument
    case dashes
    /// A flag, and where the value behind `=` begins.
    case known(TreeFlag, value: ArraySlice<UInt8>?)
    case unknown
    /// More than one flag begins so.
    case ambiguous(String, String)
    /// Part of its name is put in by the shell.
    case wild
}

extension Matching {
    /// The flag with exactly this name that `node` accepts.
    func flag(_ name: ArraySlice<UInt8>, at node: TreeNode) -> TreeFlag? {
        let own = node.set
        if let found = own?.find(name) { return found }
        if let found = globals.find(name), own.map({ !$0.lacks(found) }) ?? true { return found }
        var above = node.parent
        while let ancestor = above {
            if let found = ancestor.set?.find(name), found.bits.contains(.persistent) { return found }
            above = ancestor.parent
        }
        return nil
    }

    /// The flags whose names begin with `name`; more than one flag means nobody knows which.
    func flags(beginning name: ArraySlice<UInt8>, at node: TreeNode) -> [TreeFlag] {
        var found: [TreeFlag] = []
        if let own = node.set { add(own, beginning: name, to: &found) }
        add(globals, beginning: name, to: &found)
        return found
    }

    /// Whether the name of any flag begins so; quicker than the flags themselves.
    func holdsFlag(beginning name: ArraySlice<UInt8>, at node: TreeNode) -> Bool {
        if let own = node.set, own.holds(beginning: name) { return true }
        return globals.holds(beginning: name)
    }

    private func add(_ set: FlagSet, beginning name: ArraySlice<UInt8>, to found: inout [TreeFlag]) {
        var position = set.position(of: name)
        while position < set.count, set.name(position).hasPrefix(name) {
            let flag = set.flag(position)
            if !found.contains(where: { $0.destination == flag.destination && $0.arity == flag.arity }),
                !flag.bits.contains(.absent)
            {
                found.append(flag)
            }
            position += 1
        }
    }

    /// Calls `body` with every name that `node` accepts, of those that `fits` takes.
    func forEachFlag(
        at node: TreeNode, where fits: (TreeString) -> Bool = { _ in true }, _ body: (TreeString, TreeFlag) -> Void
    ) {
        func visit(_ set: FlagSet, where accepts: (TreeFlag) -> Bool) {
            for position in 0..<set.count {
                let name = set.name(position)
                guard fits(name) else { continue }
                let flag = set.flag(position)
                if accepts(flag), flag.bits.isDisjoint(with: [.absent, .removed]) { body(name, flag) }
            }
        }
        if let own = node.set { visit(own) { _ in true } }
        visit(globals) { flag in node.set.map { !$0.lacks(flag) } ?? true }
        var above = node.parent
        while let ancestor = above {
            if let set = ancestor.set { visit(set) { $0.bits.contains(.persistent) } }
            above = ancestor.parent
        }
    }

    static func equalsSign(in word: ArraySlice<UInt8>) -> Int? { word.firstIndex(of: UInt8(ascii: "=")) }

    /// `-5`, `-0.5`.
    static func isNegativeNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var (digits, dots) = (0, 0)
        for byte in word.dropFirst() {
            if byte == UInt8(ascii: ".") {
                dots += 1
            } else if (0x30...0x39).contains(byte) {
                digits += 1
            } else {
                return false
            }
        }
        return digits > 0 && dots <= 1 && word.last != UInt8(ascii: ".")
    }

    static func isHelp(_ name: ArraySlice<UInt8>) -> Bool {
        name.elementsEqual("--help".utf8) || name.elementsEqual("-h".utf8) || name.elementsEqual("-help".utf8)
    }
}

import Testing

@testable import CommandTrees

/// Whatever the bytes are, opening a tree ends with a tree or an error, and a tree can be used.
@Suite struct TreeDamageTests {
    private static let commands: [[String]] = [
        [
            "gcloud", "compute", "disks", "create", "d", "--zone=a", "--labels=a=b,c=d", "--disk=name=x,size=3",
            "--async", "--wait",
        ],
        ["gcloud", "compute", "disk", "crate"], ["gcloud", "alpha", "compute", "disks", "create", "--sise", "3"],
        ["kubectl", "-n", "x", "get", "pods", "-oyaml"], ["gcloud"], ["gcloud", "--help"],
    ]

    private func open(_ bytes: [UInt8]) {
        guard let tree = try? CommandTree(bytes: TreeChecksum.sealed(bytes)) else { return }
        for command in Self.commands { _ = Matcher.match(CommandWords(arguments: command), tree) }
        _ = tree.text
    }

    @Test func refusesEveryTruncation() throws {
        let bytes = try SampleTrees.tree(SampleTrees.cloud).compiled
        for count in stride(from: 0, to: bytes.count, by: 5) {
            #expect(throws: TreeError.self) { try CommandTree(bytes: Array(bytes[..<count])) }
        }
    }

    @Test func refusesEveryFlippedBit() throws {
        let bytes = try SampleTrees.tree(SampleTrees.cluster).compiled
        for index in stride(from: 0, to: bytes.count, by: 3) {
            var damaged = bytes
            damaged[index] ^= 1 << UInt8(index % 8)
            #expect(throws: TreeError.self, "byte \(index)") { try CommandTree(bytes: damaged) }
        }
    }

    @Test(arguments: [0x00, 0x01, 0x7F, 0x80, 0xFF] as [UInt8])
    func survivesABadByteAnywhere(_ byte: UInt8) throws {
        let bytes = try SampleTrees.tree(SampleTrees.cloud).compiled
        for index in stride(from: Int(byte % 5), to: bytes.count, by: 29) where bytes[index] != byte {
            var damaged = bytes
            damaged[index] = byte
            open(damaged)
        }
    }

    @Test func survivesRandomNumbersAnywhere() throws {
        let bytes = try SampleTrees.tree(SampleTrees.cloud).compiled
        var generator = SplitMix(state: 7)
        for _ in 0..<200 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let place = Int.random(in: 12..<bytes.count / 4, using: &generator) * 4
                let number = generator.next() >> UInt64.random(in: 0...40, using: &generator)
                for index in place..<min(place + 4, bytes.count) {
                    damaged[index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * (index - place)))
                }
            }
            open(damaged)
        }
    }

    @Test func survivesDamagedText() throws {
        let text = SampleTrees.bytes(SampleTrees.cloud)
        var generator = SplitMix(state: 11)
        for _ in 0..<60 {
            var damaged = text
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: damaged.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: damaged[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: damaged.remove(at: index)
                default:
                    damaged.insert(contentsOf: damaged.suffix(Int.random(in: 1...20, using: &generator)), at: index)
                }
            }
            open(damaged)
        }
    }
}

/// Repeatable random numbers.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

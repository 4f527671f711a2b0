import Linting
import SourceText
import Testing

/// Runbooks are read while they are being written: a name without its quote, a bracket too many; and after they went
/// through a program that spoiled their bytes.
@Suite struct DamagedExampleTests {
    /// What a text's structure hangs on.
    private static let marks = Set("\"':,{}[]()<>`|;&$#=\\\n-".utf8)

    @Test(.timeLimit(.minutes(1)), arguments: RuleTests.samples)
    func rulesComeToAnEndOnDamagedText(sample: RuleFixture.Sample) {
        var random = Random(seed: UInt64(sample.rule.utf8.reduce(7) { $0 &* 31 &+ UInt($1) }))
        for _ in 0..<3 {
            let files = sample.files.map { SourceFile(path: $0.path, bytes: Self.damaged($0.bytes, &random)) }
            for finding in Pipeline.findings(files) {
                let count = files.first { $0.path == finding.path }?.bytes.count ?? 0
                #expect((finding.range?.upperBound ?? 0) <= count, "\(finding.rule) points behind the end")
            }
        }
    }

    /// Without two of its marks, and with one of them twice; with bytes that are no UTF-8, which become three times as
    /// many when they are shown.
    private static func damaged(_ bytes: [UInt8], _ random: inout Random) -> [UInt8] {
        var bytes = bytes
        let spoiled = Int.random(in: 0...bytes.count, using: &random)
        bytes.insert(contentsOf: [UInt8](repeating: 0xFE, count: [0, 1, 80][spoiled % 3]), at: spoiled)
        for turn in 0..<3 {
            let places = bytes.indices.filter { marks.contains(bytes[$0]) }
            guard let place = places.randomElement(using: &random) else { return bytes }
            if turn < 2 { bytes.remove(at: place) } else { bytes.insert(bytes[place], at: place) }
        }
        return bytes
    }
}

/// The same numbers in each run.
private struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let mixed = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 33)
    }
}

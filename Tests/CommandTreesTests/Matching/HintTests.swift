import CommandTrees
import SourceText
import Testing

@Suite struct HintTests {
    private func problem(_ command: String, _ tree: String = SampleTrees.cloud) throws -> CommandProblem {
        try #require(try MatchCase(command).verdict(tree).problems.first)
    }

    @Test(arguments: [
        ("gcloud compute disk create d", "disks"), ("gcloud compute logs read x", "gcloud compute services logs read"),
        ("gcloud alpha compute disks delete d", "gcloud compute disks delete"),
        ("gcloud compute disks resize d", "gcloud alpha compute disks resize"),
        ("gcloud compute volume", "gcloud compute disks"),
        ("gcloud compute disks create d --zonne=x", "--zone"), ("gcloud compute disks create d --size=smal", "small"),
        ("gcloud compute disks create d --old-name=x", "--description"),
        ("gcloud compute disks delete d", "gcloud compute volumes delete"), ("gcloud compute ssh vm –zone", "--zone"),
    ])
    func offersWhatWasMeant(_ command: String, _ suggestion: String) throws {
        #expect(try problem(command).suggestion == suggestion)
    }

    @Test func namesTheTrackThatHasTheFlag() throws {
        let message = try problem("gcloud alpha compute disks create d --description=x --size=small").message
        #expect(message.contains("'gcloud compute disks create' has it"), "\(message)")
    }

    @Test func namesToolAndVersion() throws {
        let message = try problem("gcloud compute disk").message
        #expect(message.contains("gcloud 1.2.3"))
        #expect(try MatchCase("gcloud compute disk").verdict(SampleTrees.cloud).version == "1.2.3")
    }

    @Test(arguments: [
        ("gcloud compute disk create", 15..<19), ("gcloud compute disks create d --zonne=x", 30..<37),
        ("gcloud compute disks create d --count=5s", 38..<40), ("gcloud compute disks create", 0..<27),
        ("gcloud compute disks create d --labels=a=1,b", 43..<44),
    ])
    func pointsAtThePart(_ command: String, _ range: Range<Int>) throws {
        #expect(try problem(command).range == SourceRange(range))
    }

    @Test func isLessSureBelowAlpha() throws {
        #expect(try problem("gcloud alpha storage list").certainty == .likely)
        #expect(try problem("gcloud storage list").certainty == .certain)
    }

    @Test func isLessSureOfWhatABareNameLacks() throws {
        #expect(try problem("gcloud compute disks create").certainty == .likely)
        #expect(try problem("gcloud compute disks create --async").certainty == .certain)
    }
}

/// What the shell or the reader puts in may be anything, and hides nothing else.
@Suite struct HoleTests {
    private func verdict(_ words: [(String, Bool)]) throws -> CommandVerdict {
        var input = CommandWords()
        for (text, isOpen) in words {
            input.begin(at: SourceRange(0..<0))
            for (index, piece) in text.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { input.addHole() }
                input.add(String(piece))
            }
            input.end(isOpen: isOpen)
        }
        return Matcher.match(input, try SampleTrees.tree(SampleTrees.cloud))
    }

    private func kinds(_ command: String, open: Set<String> = []) throws -> [CommandProblem.Kind] {
        try verdict(command.split(separator: " ").map { (String($0), open.contains(String($0))) }).problems.map(\.kind)
    }

    @Test func takesAnyValueForAHole() throws {
        #expect(try kinds("gcloud compute disks create $ --count=$ --size=$x --labels=$ --disk=$").isEmpty)
        #expect(try kinds("gcloud compute disks create d --labels=a=$,b").isEmpty)
    }

    @Test func stillSeesTheRest() throws {
        #expect(try kinds("gcloud compute disks create $ --count=$ --frob=$") == [.unknownFlag])
        #expect(try kinds("gcloud compute disks create d --$=x --size=huge") == [.badValue])
        #expect(try kinds("gcloud compute disks create d --async=$") == [.unexpectedValue])
    }

    @Test func doesNotCountWhatMayBeNothingOrMuch() throws {
        #expect(try kinds("gcloud compute ssh vm $", open: ["$"]).isEmpty)
        #expect(try kinds("gcloud compute ssh vm $") == [.extraArgument])
        #expect(try kinds("gcloud compute org $", open: ["$"]).isEmpty)
    }

    @Test func leavesACommandThatIsPutInAlone() throws {
        #expect(try verdict([("gcloud", false), ("$", false), ("list", false)]).outcome == .unparsed)
        #expect(try verdict([("gcloud", false), ("GROUP", false), ("list", false)]).outcome == .unparsed)
    }

    @Test(arguments: ["[--zone=z]", "...", "[", "|", "…"])
    func leavesASynopsisAlone(_ word: String) throws {
        #expect(
            try verdict([("gcloud", false), ("compute", false), ("ssh", false), (word, false)]).outcome == .unparsed)
    }
}

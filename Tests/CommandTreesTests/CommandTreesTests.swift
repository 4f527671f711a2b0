import Foundation
import Testing

@testable import CommandTrees

@Suite struct RegionTests {
    @Test(arguments: [
        ("us-central1", Cloud.google, Regions.Kind.region), ("us-central1-a", .google, .zone),
        ("nam4", .google, .multiRegion),
        ("us-east7", .google, .restrictedRegion), ("global", .google, .multiRegion), ("eu-west-1", .amazon, .region),
        ("us-east-1a", .amazon, .zone), ("us-west-2-lax-1a", .amazon, .zone), ("cn-north-1", .amazon, .region),
        ("us-gov-west-1", .amazon, .region), ("westeurope", .azure, .region), ("europe", .azure, .multiRegion),
    ])
    func knowsThePlaceIn(_ name: String, _ cloud: Cloud, _ kind: Regions.Kind) {
        #expect(Regions.kind(of: name, in: cloud) == kind)
    }

    @Test(arguments: [
        ("us-centrall", Cloud.google), ("us-central9", .google), ("us-central1-z", .google), ("US-CENTRAL1", .google),
        ("us-east-9", .amazon), ("us-central1", .amazon), ("us-east-1", .google), ("atlantis", .azure), ("", .google),
    ])
    func rejects(_ name: String, _ cloud: Cloud) {
        #expect(!Regions.contains(name, cloud: cloud))
    }

    @Test(arguments: [
        ("us-centrall1", Cloud.google, "us-central1"), ("US-CENTRAL1", .google, "us-central1"),
        ("us_central1", .google, "us-central1"), ("us-centrl1-a", .google, "us-central1-a"),
        ("eu-wset-1", .amazon, "eu-west-1"), ("westeurop", .azure, "westeurope"),
    ])
    func offersTheNearestName(_ name: String, _ cloud: Cloud, _ expected: String) {
        #expect(Regions.nearest(to: name, cloud: cloud) == expected)
    }

    @Test func offersNothingForNamesFarFromAll() {
        #expect(Regions.nearest(to: "mars-north1", cloud: .google) == nil)
        #expect(Regions.nearest(to: "us-west9", cloud: .google) == nil)
    }
}

@Suite struct ToolShapeTests {
    @Test(arguments: ["gcloud", "kubectl", "oc", "git", "psql", "docker", "python3.11", "terraform", "curl"])
    func hasAShapeFor(_ tool: String) {
        #expect(ToolShapes.shape(of: tool) != nil)
    }

    @Test func hasNoShapeForUnknownTools() {
        #expect(ToolShapes.shape(of: "frobnicate") == nil)
        #expect(ToolShapes.shape(of: "3") == nil)
    }

    /// A tool that stands in two tables would silently take the later one.
    @Test func namesEveryToolOnce() {
        var seen: Set<String> = []
        for table in ToolTables.order {
            for line in lines(of: table) where line.hasPrefix("tool ") || line.hasPrefix("also ") {
                for name in line.split(separator: " ").dropFirst() {
                    #expect(seen.insert(String(name)).inserted, "\(name) has two entries")
                }
            }
        }
        #expect(seen.count > 300)
    }

    /// A word that is not a keyword of the tables would be dropped without a sound.
    @Test func usesOnlyKnownKeywords() {
        for table in ToolTables.order + ["windows"] {
            #expect(ToolTables.problems(in: ToolTables.embedded(table)) == [], "\(table)")
        }
    }

    @Test func embedsEveryTableOfItsFolder() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/CommandTrees/Behaviour")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(ToolTables.embeddedNames == names.map { String($0.dropLast(4)) })
        for name in names {
            let bytes = try [UInt8](Data(contentsOf: folder.appending(path: name)))
            #expect(ToolTables.embedded(String(name.dropLast(4))) == bytes, "\(name)")
        }
    }

    private func lines(of table: String) -> [Substring] {
        String(decoding: ToolTables.embedded(table), as: UTF8.self).split(separator: "\n")
    }

    /// No switch may be a value flag of the same tool: the readers would take the wrong word.
    @Test func keepsSwitchesAndValueFlagsApart() {
        for name in ToolTables.shipped.names {
            guard let shape = ToolShapes.shape(of: name) else { continue }
            let both = shape.valued.all.filter(shape.switches.contains)
            #expect(both.isEmpty, "\(name): \(both.sorted())")
        }
    }

    @Test(arguments: ["", " ", "--a", "--a\n --b  --a", "a/b a c-d", (0..<500).map { "w\($0)" }.joined(separator: " ")])
    func findsEveryWordOfATable(text: String) {
        let table = WordTable(Array(text.utf8))
        let words = Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
        #expect(Set(table.all) == words)
        for word in words {
            #expect(table.contains(word))
            #expect(table.contains(word + "x") == words.contains(word + "x"))
            #expect(table.contains(String(word.dropLast())) == words.contains(String(word.dropLast())))
        }
        #expect(!table.contains(""))
        #expect(!table.contains("w500"))
    }

    @Test(arguments: [
        ("tool a\nchanges b", 2, "'changes' is not a keyword here; did you mean 'change'?"),
        ("change b", 1, "'change' is not a keyword here"), ("tool", 1, "'tool' needs a word behind it"),
        ("# a remark\n\ntool a\nstyle odd", 4, "'style' needs one of gnu, words, lists, cmdlet, plain"),
        ("tool a\nverb reads get", 2, "'verb' needs an effect (none, read, change, destroy, unknown) and words"),
        ("tool a\nslot run 0", 2, "'0' is not a place and its type, such as --region=gcp.region"),
        ("wrapper a\narguments many", 2, "'arguments' needs a number"),
        ("wrapper a\nread b", 2, "'read' is not a keyword here"),
    ])
    func saysWhatIsWrongWithATable(text: String, line: Int, message: String) {
        #expect(ToolTables.problems(in: Array(text.utf8)) == [ToolTables.Problem(line: line, message: message)])
    }

    @Test func letsAProjectAddToAndReplaceTools() {
        let own = """
            tool kubectl
            like kubectl
            destroy rollout/pause : stops the deployment of everybody
            tool deployctl
            path groups
            change push : publishes the service
            blocks push
            slot push 0=run.service
            wrapper with-keys
            arguments 1
            """
        let library = TreeLibrary(tables: [TreeLibrary.Table(path: "own", bytes: Array(own.utf8))])
        let push = ToolCall(path: ["push"], flags: [], arguments: ["api"])
        let judged = library.shape(of: "deployctl")?.judge(push)
        #expect(judged?.effect == .change && judged?.blocks == true && judged?.phrase == "publishes the service")
        #expect(library.shape(of: "deployctl")?.slot(ofArgument: 0, in: push)?.type == "run.service")
        #expect(library.tools.wrapper(of: "with-keys")?.arguments == 1)
        let pause = ToolCall(path: ["rollout", "pause"], flags: [], arguments: [])
        #expect(library.shape(of: "kubectl")?.judge(pause).effect == .destroy)
        #expect(library.shape(of: "kubectl")?.judge(ToolCall(path: ["get"], flags: [], arguments: [])).effect == .read)
        #expect(ToolShapes.shape(of: "kubectl")?.judge(pause).effect != .destroy)
        #expect(ToolShapes.shape(of: "deployctl") == nil)
    }

    /// Each tool takes over twice what the one before has.
    @Test(.timeLimit(.minutes(1))) func isNotBlownUpByToolsThatNameEachOther() {
        let lines = (1...4000).map { "tool t\($0)\nlike t\($0 - 1) t\($0 - 1)\nvalues --f\($0)\nread r\($0)\n" }
        let tools = ToolTables([Array(lines.joined().utf8)])
        for number in [1, 20, 4000] { #expect(tools.shape(of: "t\(number)")?.valued.contains("--f\(number)") == true) }
    }
}

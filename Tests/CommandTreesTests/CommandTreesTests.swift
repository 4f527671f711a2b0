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
        for table in ToolShapes.tables {
            for line in table.split(separator: "\n") where line.hasPrefix("tool ") || line.hasPrefix("also ") {
                for name in line.split(separator: " ").dropFirst() {
                    #expect(seen.insert(String(name)).inserted, "\(name) has two entries")
                }
            }
        }
        #expect(seen.count > 300)
    }

    /// A word that is not a keyword of the tables would be dropped without a sound.
    @Test func usesOnlyKnownKeywords() {
        let keywords: Set<Substring> = [
            "tool", "also", "like", "values", "switches", "attached", "style", "path", "assume", "negative", "groups",
            "children",
            "nested",
            "verb", "slot", "blocks", "asks", "undoable", "local", "remote", "none", "read", "change", "destroy",
            "unknown",
        ]
        for table in ToolShapes.tables {
            for line in table.split(separator: "\n") {
                guard let word = line.split(separator: " ").first else { continue }
                #expect(keywords.contains(word), "\(line)")
            }
        }
    }

    /// No switch may be a value flag of the same tool: the readers would take the wrong word.
    @Test func keepsSwitchesAndValueFlagsApart() {
        for name in ToolShapes.names {
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
}

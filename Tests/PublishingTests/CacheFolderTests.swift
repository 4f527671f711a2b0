import Foundation
import Publishing
import Testing

@Suite struct CacheFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func cache(_ program: String = "one", limit: Int = 1 << 20) -> CacheFolder {
        CacheFolder(path: folder("cache"), fileSystem: .disk, program: program, limit: limit)
    }

    @Test func givesBackWhatItKeptAndOnlyToTheSameProgram() {
        let content = Array("content".utf8)
        cache().write("a/b", content)
        #expect(cache().read("a/b").map { Array($0) } == content)
        #expect(cache("two").read("a/b") == nil)
        #expect(cache().read("a/c") == nil)
        cache("two").write("a/b", [])
        #expect(cache().read("a/b") == nil)
        #expect(cache("two").read("a/b") == [])
    }

    @Test func removesWhatWasNotUsedForLongest() throws {
        for (name, day) in [("a", 3.0), ("b", 1), ("c", 2)] {
            cache().write("x/" + name, [UInt8](repeating: 1, count: 1000))
            let date = Date(timeIntervalSince1970: 86400 * day)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder("cache/x/" + name))
        }
        try folder.write("cache/x/.d.1", "left by somebody who was killed")
        let old = Date(timeIntervalSince1970: 86400)
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: folder("cache/x/.d.1"))
        let small = cache(limit: 3400)
        small.write("x/e", [UInt8](repeating: 1, count: 1000))
        #expect(small.finish() == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder("cache/x")).sorted() == ["a", "c", "e"])
    }

    @Test func numbersComeBackWhateverTheirSize() {
        for number in [0, 1, -1, 63, 64, -64, -65, 1 << 20, Int.max, Int.min] {
            var writer = PackWriter()
            var value = number
            writer.number(&value)
            var reader = PackReader(writer.output)
            var back = 7
            reader.number(&back)
            #expect(back == number && !reader.isBroken && reader.isAtEnd)
        }
        var reader = PackReader([UInt8](repeating: 0xFF, count: 20))
        var wide: UInt64 = 1
        reader.number(&wide)
        #expect(reader.isBroken)
    }

    @Test func textsThatOnlyLookAlikeStayApart() {
        let texts = ["caf\u{E9} and some more words", "cafe\u{301} and some more words", "short", "", "short"]
        var writer = PackWriter()
        for text in texts + texts {
            var copy = text
            writer.text(&copy)
        }
        var reader = PackReader(writer.output)
        for text in texts + texts {
            var back = ""
            reader.text(&back)
            #expect(Array(back.utf8) == Array(text.utf8))
        }
        #expect(reader.isAtEnd && !reader.isBroken)
    }
}

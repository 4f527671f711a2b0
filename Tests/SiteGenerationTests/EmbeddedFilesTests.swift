import Foundation
import SourceText
import Testing

@testable import SiteGeneration

@Suite struct EmbeddedFilesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../templates").standardizedFileURL

    @Test func theBinaryCarriesEveryTemplateAsItIs() throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".mustache") || $0.hasPrefix("assets/") }.sorted()
        #expect(EmbeddedFiles.templates.map(\.path).sorted() == paths)
        for file in EmbeddedFiles.templates {
            let bytes = try Data(contentsOf: Self.folder.appending(path: file.path))
            #expect(Array(bytes) == file.bytes, "\(file.path)")
        }
    }

    @Test func theSitesOwnTemplatesHaveNoProblems() throws {
        _ = try SiteTemplates()
    }
}

import Exporting
import Foundation
import SourceText
import Testing

@Suite struct JSONSchemaTests {
    @Test func carriesEverySchemaOfTheCheckout() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Exporting/Schema/v1").standardized
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(JSONSchemas.files.map(\.path) == names.map { "schema/v1/" + $0 })
        for (name, file) in zip(names, JSONSchemas.files) {
            #expect(try Data(contentsOf: folder.appending(path: name)) == Data(file.bytes), "\(name)")
        }
    }

    @Test(arguments: JSONSchemas.files.map(\.path))
    func describesEveryField(path: String) throws {
        let file = try #require(JSONSchemas.files.first { $0.path == path })
        let schema = try JSONSerialization.jsonObject(with: Data(file.bytes))
        #expect(undescribed(in: schema, at: "#").isEmpty)
    }

    /// Paths of properties that say nothing about themselves and refer to nothing that does.
    private func undescribed(in schema: Any, at path: String) -> [String] {
        if let list = schema as? [Any] { return list.flatMap { undescribed(in: $0, at: path + "/*") } }
        guard let object = schema as? [String: Any] else { return [] }
        var found: [String] = []
        for (name, property) in object["properties"] as? [String: [String: Any]] ?? [:] {
            if property["description"] == nil, property["$ref"] == nil { found.append(path + "/" + name) }
        }
        return found + object.flatMap { undescribed(in: $1, at: path + "/" + $0) }
    }
}

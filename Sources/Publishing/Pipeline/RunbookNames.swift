import Extraction
import RunbookModel
import SourceText

/// Gives each file an id of its own, also where paths differ only in what an id does not keep: case, punctuation, or
/// the way a letter with an accent is written.
struct RunbookNames {
    private(set) var ids: [RunbookID] = []
    private(set) var problems: [Diagnostic] = []

    /// - Parameter paths: sorted; the first of several that collide keeps the plain id.
    init(paths: [String]) {
        let plain = paths.map { RunbookPath.id(of: $0) }
        // Swift compares strings by canonical equivalence, as file systems do that fold accents.
        var taken = Set(plain.map(\.rawValue))
        var owners: [String: String] = [:]
        var numbers: [String: Int] = [:]
        for (path, id) in zip(paths, plain) {
            guard let owner = owners[id.rawValue] else {
                owners[id.rawValue] = path
                ids.append(id)
                continue
            }
            let other = Self.free(id.rawValue, &taken, &numbers)
            ids.append(RunbookID(rawValue: other))
            problems.append(ReadingProblem.sameAddress(path, first: owner, id: other))
        }
    }

    private static func free(_ id: String, _ taken: inout Set<String>, _ numbers: inout [String: Int]) -> String {
        var number = numbers[id, default: 2]
        while !taken.insert("\(id)-\(number)").inserted { number += 1 }
        numbers[id] = number + 1
        return "\(id)-\(number)"
    }
}

package import Linting
import SourceText

/// Which of an organisation's own policies run.
package struct PolicyChoice: Sendable {
    /// `nil` for all; otherwise names in lower case.
    private let only: [String]?
    private let except: [String]

    package init(only: [String]? = nil, except: [String] = []) {
        self.only = only
        self.except = except
    }

    /// In words, the same for the same choice.
    var described: String {
        "\(only.map { $0.joined(separator: ",") } ?? "all") except \(except.joined(separator: ","))"
    }

    package func chosen(from policies: [Rule]) -> [Rule] {
        policies.filter {
            only?.contains($0.id.rawValue.lowercased()) ?? true && !except.contains($0.id.rawValue.lowercased())
        }
    }

    /// A name that no policy has.
    package func unknownName(among policies: [Rule]) -> String? {
        let names = Set(policies.map { $0.id.rawValue.lowercased() })
        return ((only ?? []) + except).first { !names.contains($0) }
    }
}

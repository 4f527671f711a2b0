extension Rule {
    private static let policyPrefix = "ORG"

    /// The code of the n-th policy of a configuration. It changes when policies come or go; their names do not.
    static func policyCode(_ number: Int) -> String {
        let digits = String(min(number, 999))
        return policyPrefix + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }

    static func isPolicy(_ code: String) -> Bool { code.hasPrefix(policyPrefix) }
}

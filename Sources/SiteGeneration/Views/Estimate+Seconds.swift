import RunbookModel

extension Estimate {
    /// The longest it takes, for timers.
    var seconds: Int {
        let day = 86_400
        let unit =
            switch unit {
            case .seconds: 1
            case .minutes: 60
            case .hours: 3_600
            case .days: day
            }
        // A number that an author mistyped must not overflow; nobody waits for a year.
        return Swift.min(Swift.max(max, min, 0), 366 * day / unit) * unit
    }
}

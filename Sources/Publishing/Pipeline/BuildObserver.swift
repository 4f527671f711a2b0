/// What a build does, in the order in which it begins.
package enum BuildStage: String, Sendable, CaseIterable {
    case cache, templates, read, parse, extract, link, lint, pages, json, search, write, publish
}

/// What a run did not need to make, because it was made before.
package enum FoundInCache: Sendable, Hashable {
    /// The site stands there as it would be built.
    case site
    /// Nothing changed that findings depend on.
    case findings
    /// So many of all files were read before.
    case pages(Int, of: Int)
}

/// Whoever wants to know how far a build is and where its time goes. Stages know no clock: it comes in as a value, and
/// what it says never reaches the output.
package struct BuildObserver: Sendable {
    /// Nanoseconds since any moment.
    package var now: @Sendable () -> UInt64
    /// Adds to what a stage took; several workers may be in the same stage.
    package var spent: @Sendable (_ stage: BuildStage, _ nanoseconds: UInt64) -> Void
    /// A stage of so many parts begins.
    package var began: @Sendable (_ stage: BuildStage, _ parts: Int) -> Void
    /// A part of that stage is done.
    package var advanced: @Sendable () -> Void
    /// Something was taken from the cache.
    package var found: @Sendable (FoundInCache) -> Void = { _ in }

    package init(
        now: @escaping @Sendable () -> UInt64, spent: @escaping @Sendable (BuildStage, UInt64) -> Void,
        began: @escaping @Sendable (BuildStage, Int) -> Void, advanced: @escaping @Sendable () -> Void
    ) {
        self.now = now
        self.spent = spent
        self.began = began
        self.advanced = advanced
    }

    package static let none = BuildObserver(now: { 0 }, spent: { _, _ in }, began: { _, _ in }, advanced: {})

    package func measure<Result, Failure: Error>(
        _ stage: BuildStage, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = now()
        defer { spent(stage, now() &- start) }
        return try body()
    }

    package func measure<Result, Failure: Error>(
        _ stage: BuildStage, isolation: isolated (any Actor)? = #isolation, _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let start = now()
        defer { spent(stage, now() &- start) }
        return try await body()
    }

    /// For what is made and handed on bit by bit: the time of handing on counts for `other`. `body` does so with `clock`.
    package func measure<Failure: Error>(
        _ stage: BuildStage, handingOnIn other: BuildStage, _ body: (_ clock: inout Interval) throws(Failure) -> Void
    ) throws(Failure) {
        let start = now()
        var inner = Interval(now: now)
        try body(&inner)
        spent(other, inner.time)
        spent(stage, now() &- start &- inner.time)
    }

    /// Adds up what takes time within something that does too.
    package struct Interval: Sendable {
        fileprivate var now: @Sendable () -> UInt64
        fileprivate var time: UInt64 = 0

        package mutating func add<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
            let start = now()
            try body()
            time &+= now() &- start
        }
    }
}

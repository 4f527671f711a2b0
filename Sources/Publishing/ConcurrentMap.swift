import Synchronization

/// Maps `inputs` on `workers` tasks that each take the next input when they are done with one. Results come in input
/// order. After a failure no new input is begun; of several failures the one of the earliest input is thrown.
package func concurrentMap<Input: Sendable, Output: Sendable, Failure: Error>(
    _ inputs: [Input], workers: Int, _ transform: @escaping @Sendable (Input) throws(Failure) -> Output
) async throws(Failure) -> [Output] {
    guard workers > 1, inputs.count > 1 else {
        var outputs: [Output] = []
        outputs.reserveCapacity(inputs.count)
        for input in inputs { outputs.append(try transform(input)) }
        return outputs
    }
    let cursor = Cursor(count: inputs.count)
    let shares = await withTaskGroup(of: Share<Output, Failure>.self) { group in
        for _ in 0..<min(workers, inputs.count) {
            group.addTask { Share(of: inputs, taking: cursor, transform) }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
    return try joined(shares, count: inputs.count)
}

/// Hands out each index once.
private final class Cursor: Sendable {
    private let next = Atomic<Int>(0)
    private let count: Int

    init(count: Int) { self.count = count }

    func take() -> Int? {
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }

    func stop() { next.store(count, ordering: .relaxed) }
}

/// What one worker made.
private struct Share<Output: Sendable, Failure: Error>: Sendable {
    var results: [(index: Int, output: Output)] = []
    var failure: (index: Int, error: Failure)?

    init<Input>(of inputs: [Input], taking cursor: Cursor, _ transform: (Input) throws(Failure) -> Output) {
        while let index = cursor.take() {
            do throws(Failure) {
                results.append((index, try transform(inputs[index])))
            } catch {
                failure = (index, error)
                cursor.stop()
            }
        }
    }
}

private func joined<Output, Failure: Error>(
    _ shares: [Share<Output, Failure>], count: Int
) throws(Failure) -> [Output] {
    if let first = shares.compactMap(\.failure).min(by: { $0.index < $1.index }) { throw first.error }
    var slots = [Output?](repeating: nil, count: count)
    for share in shares {
        for result in share.results { slots[result.index] = result.output }
    }
    return slots.compactMap(\.self)
}

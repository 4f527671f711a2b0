import Synchronization

/// Maps `inputs` on `workers` tasks that each take the next input when they are done with one. Results come in input
/// order. After a failure no new input is begun; of several failures the one of the earliest input is thrown.
///
/// - Parameter weight: how much work an input is, in any unit. With few inputs the heaviest should be begun first, so
///   that no worker is left alone with one at the end.
package func concurrentMap<Input: Sendable, Output: Sendable, Failure: Error>(
    _ inputs: [Input], workers: Int, weight: ((Input) -> Int)? = nil,
    _ transform: @escaping @Sendable (Input) throws(Failure) -> Output
) async throws(Failure) -> [Output] {
    guard workers > 1, inputs.count > 1 else {
        var outputs: [Output] = []
        outputs.reserveCapacity(inputs.count)
        for input in inputs { outputs.append(try transform(input)) }
        return outputs
    }
    let cursor = Cursor(order: order(of: inputs, by: weight))
    let shares = await withTaskGroup(of: Share<Output, Failure>.self) { group in
        for _ in 0..<min(workers, inputs.count) {
            group.addTask { Share(of: inputs, taking: cursor, transform) }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
    return try joined(shares, count: inputs.count)
}

private func order<Input>(of inputs: [Input], by weight: ((Input) -> Int)?) -> [Int] {
    guard let weight else { return Array(inputs.indices) }
    let weights = inputs.map(weight)
    return inputs.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
}

/// Hands out each index once.
private final class Cursor: Sendable {
    private let next = Atomic<Int>(0)
    private let order: [Int]

    init(order: [Int]) { self.order = order }

    func take() -> Int? {
        let rank = next.add(1, ordering: .relaxed).oldValue
        return rank < order.count ? order[rank] : nil
    }

    func stop() { next.store(order.count, ordering: .relaxed) }
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

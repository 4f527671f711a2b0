import Publishing
import Testing

@Suite struct ConcurrentMapTests {
    @Test(arguments: [1, 2, 3, 64])
    func keepsInputOrder(workers: Int) async {
        let inputs = Array(0..<500)
        let outputs = await concurrentMap(inputs, workers: workers) { input in
            // Uneven work, so that later inputs overtake earlier ones.
            (0..<(input % 7) * 200).reduce(input * 2) { sum, _ in sum }
        }
        #expect(outputs == inputs.map { $0 * 2 })
    }

    private struct Refusal: Error, Equatable { var input: Int }

    @Test(arguments: [1, 2, 5])
    func throwsTheFailureOfTheEarliestInput(workers: Int) async {
        await #expect(throws: Refusal(input: 40)) {
            try await concurrentMap(Array(0..<100), workers: workers) { input throws(Refusal) in
                if input == 40 || input == 41 { throw Refusal(input: input) }
                return input
            }
        }
    }

    @Test func mapsNothingToNothing() async {
        #expect(await concurrentMap([Int](), workers: 4) { $0 }.isEmpty)
    }
}

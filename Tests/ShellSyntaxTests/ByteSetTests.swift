import Testing

@testable import ShellSyntax

@Suite struct ByteSetTests {
    @Test func knowsTheBytesThatItsCommentsName() {
        for byte in UInt8.min...UInt8.max {
            let endsWord = " \t\n\r;&|)".utf8.contains(byte)
            #expect(byte.endsWord == endsWord, "\(byte)")
            #expect(byte.isPlain == !(endsWord || "\"'\\$`(<>*?[{".utf8.contains(byte)), "\(byte)")
            #expect(byte.isPlainInDoubleQuotes == !"\"\\$`<{".utf8.contains(byte), "\(byte)")
        }
    }
}

/// What a program prints about its flags: pasted by nobody, whatever the label of its block says.
enum HelpText {
    /// Three lines or more, and one of eight, that begin with a flag and do not go on as a command does.
    static func stands(in text: [UInt8]) -> Bool {
        var flags = 0
        var lines = 0
        var isContinued = false
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let code = line.drop { $0 == 0x20 || $0 == 0x09 }
            let name = code.drop { $0 == UInt8(ascii: "-") }
            let isFlag = code.count - name.count == 1 || code.count - name.count == 2
            let isNamed = name.first.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } == true
            if !code.isEmpty { lines += 1 }
            let goesOn = code.last == UInt8(ascii: "\\")
            if isFlag, isNamed, !isContinued, !goesOn { flags += 1 }
            isContinued = goesOn
        }
        return flags >= 3 && flags * 8 >= lines
    }
}

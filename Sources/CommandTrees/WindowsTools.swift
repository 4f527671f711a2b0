/// The tools of Windows: cmdlets by their verbs, and the programs of cmd.exe. Names are looked up without case.
///
/// They stand apart from the others because `sort`, `find` and `set` mean something else there.
extension ToolShapes {
    /// The shape of a tool in PowerShell or cmd.exe; what is not of Windows is as elsewhere.
    package static func windowsShape(of name: String) -> ToolShape? {
        let name = windowsName(of: name)
        if let shape = windows.listed(name) { return shape }
        if let dash = name.utf8.firstIndex(of: UInt8(ascii: "-")) {
            let verb = String(name[..<dash]) + "-*"
            return windows.listed(verb) ?? windows.listed("*-*")
        }
        return shape(of: name)
    }

    /// What such a tool does cannot be asked of the trees, where its name may mean another.
    package static func isOfWindows(_ name: String) -> Bool { windows.listed(windowsName(of: name)) != nil }

    /// `KUBECTL.EXE` is `kubectl`.
    package static func windowsName(of name: String) -> String {
        let lower = name.lowercased()
        for ending in [".exe", ".cmd", ".bat"] where lower.utf8.suffix(4).elementsEqual(ending.utf8) {
            return String(lower.dropLast(4))
        }
        return lower
    }

    private static let windows = ToolTables([ToolTables.embedded("windows")])
}

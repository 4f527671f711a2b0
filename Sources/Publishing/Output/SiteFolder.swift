/// The paths of one site and of what stands beside it while it is made.
struct SiteFolder: Sendable {
    /// As the user wrote it.
    var name: String
    /// Without links, so that a linked site is replaced where it is.
    var path: String
    var processID: Int32

    var parent: String { Path.parent(path) }
    private var hidden: String { Path.join(parent, "." + Path.lastComponent(path)) }
    var lock: String { hidden + ".lock" }
    var buildingPrefix: String { "." + Path.lastComponent(path) + ".building-" }
    var previousPrefix: String { "." + Path.lastComponent(path) + ".previous-" }
    var building: String { Path.join(parent, buildingPrefix + String(processID)) }
    var previous: String { Path.join(parent, previousPrefix + String(processID)) }
}

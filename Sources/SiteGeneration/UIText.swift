/// Every text of the site's own, in one place; templates name them `{{ui.<case>}}`.
enum UIText: String, CaseIterable {
    // The frame of each page.
    case language = "en"
    case direction = "ltr"
    case skip = "Skip to the content"
    case runbooks = "Runbooks"
    case findings = "Findings"
    case searchLabel = "Search"
    case searchHint = "Search steps, commands, flags"
    case searchHome = "Type a command, a flag, a resource or a word: --no-traffic"
    case theme = "Switch between light and dark"
    case siteSections = "Site"
    case breadcrumbs = "Where this page is"
    case procedures = "Procedures"
    case builtFrom = "Built from"

    // A procedure.
    case when = "When"
    case objective = "Goal"
    case steps = "Steps"
    case glance = "Steps at a glance"
    case takes = "Takes"
    case downtime = "Downtime"
    case owner = "Owner"
    case reviewed = "Reviewed"
    case step = "Step"
    case of = "of"
    case onlyIf = "Only if"
    case copyScript = "Copy all steps as a script"
    case expected = "You should see"
    case undo = "Undo"
    case verify = "Check"
    case asWritten = "View the block as written"
    case afterwards = "Afterwards"
    case validation = "Check that it worked"
    case rollback = "If it goes wrong"
    case undoneBy = "Taken back by"
    case related = "See also"
    case notes = "Notes"
    case alternative = "Another way instead of"
    case edit = "Edit this page"
    case asJSON = "As JSON"
    case schema = "What the JSON means"
    case report = "Report a problem"
    case readInContext = "Read it in the whole runbook"
    case blocking = "Keeps running: use a new terminal for the next step"
    case interactive = "Waits for your input"
    case newTerminal = "Use a new terminal"
    case irreversible = "Cannot be taken back"
    case secretOnCommandLine = "Puts a secret where other users and the shell history can see it"
    case directory = "In"

    // What a flag takes.
    case takesNothing = "takes no value"
    case takesOneOf = "takes one of"
    case takesKind = "takes"
    case kindText = "text"
    case kindForm = "text of a form that the tool checks"
    case kindWhole = "a whole number"
    case kindNumber = "a number"
    case kindTruth = "true or false"
    case kindFile = "a file"
    case kindTime = "a date and time"
    case kindDay = "a day"
    case kindDuration = "a duration"
    case kindSize = "a size"
    case kindList = "a list"
    case kindPairs = "pairs of key and value"
    case kindJSON = "JSON"
    case kindOther = "a value"

    // Parameters.
    case parameters = "Parameters"
    case fillIn = "Fill in"
    case fillInHint = "Each value goes into every command on this page and stays in this browser."
    case find = "Copy the command that lists them"
    case everywhere = "In all runbooks"
    case secret = "Secret: kept in memory only"

    // Effects.
    case read = "Read"
    case change = "Change"
    case destroy = "Destroy"
    case unknown = "Unknown"
    case manual = "By hand"
    case readMeaning = "Only looks; nothing changes."
    case changeMeaning = "Changes something that can be changed back."
    case destroyMeaning = "Takes data or service away."
    case unknownMeaning = "Nobody has said what this does; read it before you run it."
    case manualMeaning = "Nothing to run; done by a person."

    // Kinds of steps.
    case wait = "Wait"
    case check = "Look"

    // Phases.
    case precheck = "Before"
    case act = "Act"
    case verifyPhase = "Verify"
    case cleanup = "Clean up"
    case notify = "Tell"

    // A runbook.
    case wholeRunbook = "The whole runbook, as written"
    case contacts = "Contacts"
    case services = "Services"
    case noFindings = "No findings"
    case procedure = "Procedure"
    case estimate = "Estimate"
    case taskDone = "Done"
    case taskOpen = "To do"
    case shownAsText = "This file could not be read as Markdown within safe limits, so it is shown as it is."

    // Home.
    case homeSummary = "What to do, command by command, when something has to be done."
    case staleCount = "Stale"
    case destructiveSteps = "destructive"
    case noService = "Other runbooks"
    case runbook = "Runbook"
    case destructive = "Destructive steps"
    case narrow = "Show only"
    case order = "Order"
    case byService = "by service"
    case bySeverity = "by findings"
    case byAge = "by review, oldest first"
    case noRunbooks = "There are no runbooks here yet."

    // Findings.
    case findingsSummary = "What a check of all runbooks found, by rule."
    case allClear = "Nothing was found: every check passed."
    case rule = "Rule"
    case severity = "Severity"
    case count = "Places"
    case example = "For example"
    case error = "error"
    case warning = "warning"
    case info = "note"
    case whyItMatters = "Why it matters"
    case whenRight = "How it reads when it is right"
    case byFile = "By file"
    case file = "File"
    case moreFindings = "more; the command 'runsheet lint' lists all of them"

    // All runbooks, to be printed.
    case book = "The whole book"
    case printBook = "Print all runbooks"

    // Lists of what runbooks name.
    case commands = "Commands"
    case commandsSummary = "Every tool and command that a step runs."
    case tools = "Tools"
    case resources = "Resources"
    case resourcesSummary = "Everything that commands act on, and what they do to it."
    case types = "Kinds"
    case type = "Kind"
    case destroysIt = "Takes it away or overwrites it"
    case changesIt = "Changes it"
    case unknownToIt = "Does something unknown to it"
    case readsIt = "Looks at it"
    case named = "Names it"
    case flags = "Flags"
    case flag = "Flag"
    case flagUses = "Used in"
    case values = "Values"
    case differs = "Worth a look"
    case parametersSummary = "Everything that readers fill in, over all runbooks."
    case pages = "Pages"
    case everyStep = "Every step"
    case nothingHere = "Nothing to list."
    case map = "Map"
    case mapSummary = "How procedures undo, check and lead to each other."
    case onMap = "How its procedures lead to each other"
    case mapShow = "Show"
    case mapUndo = "is undone by"
    case mapVerify = "is checked by"
    case mapRequires = "needs"
    case mapThen = "goes on with"
    case mapMention = "mentions"
    case mapElsewhere = "Into other runbooks"
    case mapEmpty = "No procedure leads to another."

    // Missing page.
    case missingTitle = "No such page"
    case missingText = "The runbook may have been renamed or taken away. Search for a command or a word of its title."
    case missingHome = "All runbooks"

    var text: String { rawValue }

    /// Names and texts as templates see them.
    static let constants: [String: String] = Dictionary(
        uniqueKeysWithValues: allCases.map { ("ui.\($0)", $0.rawValue) })
}

/// Texts with a number in them.
enum UICount {
    static func counted(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    static func steps(_ number: Int) -> String { counted(number, "step", "steps") }
    static func procedures(_ number: Int) -> String { counted(number, "procedure", "procedures") }
    static func uses(_ number: Int) -> String { counted(number, "use", "uses") }
    static func moreLines(_ number: Int) -> String { counted(number, "more line", "more lines") }
    static func flags(_ number: Int) -> String { counted(number, "flag", "flags") }
    static func more(_ number: Int) -> String { "\(number) more" }
    static func missing(_ number: Int) -> String { "missing in \(counted(number, "step", "steps")):" }
    static func different(_ number: Int) -> String { "different in \(counted(number, "step", "steps")):" }
    static func alone(_ number: Int) -> String { "\(procedures(number)) without a way to another" }
    static func runbooks(_ number: Int) -> String { counted(number, "runbook", "runbooks") }
}

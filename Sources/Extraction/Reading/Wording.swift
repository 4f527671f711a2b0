import RunbookModel

/// What words in titles, labels and comments tell about the steps below them.
///
/// Matching is on lower-case ASCII words, so that "Roll back", "roll-back" and "rollback" are found alike.
enum Wording {
    /// The words of `text`, lower case, letters and digits only; everything else separates words.
    static func words(of text: some StringProtocol) -> [String] {
        var words: [String] = []
        var current: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A: current.append(byte + 0x20)
            case 0x61...0x7A, 0x30...0x39, 0x80...0xFF: current.append(byte)
            case 0x27: continue
            default:
                if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
                current.removeAll(keepingCapacity: true)
            }
        }
        if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
        return words
    }
}

extension Wording {
    /// In order: the first kind whose words occur in a title names it.
    private static let kinds: [(ProcedureKind, PhraseSet)] = [
        (.drill, ["drill*", "game day", "gameday", "tabletop", "exercise", "chaos", "testing rollback", "rehears*"]),
        (
            .maintain,
            ["post incident", "postmortem", "post mortem", "retrospective", "after action", "on call rotation"]
        ),
        (.reference, ["useful commands", "cheat sheet", "cheatsheet", "quick reference", "appendix", "glossary"]),
        (.verify, ["verify", "verification", "validate", "validation", "smoke", "health check*", "health checks"]),
        (
            .rollback,
            ["rollback*", "roll back", "rolling back", "revert*", "undo", "back out", "backout", "downgrade*"]
        ),
        (.restore, ["restor*", "recover*", "point in time", "pitr", "failback"]),
        (.rotate, ["rotat*", "renew*", "certificate*", "revoke*", "reissue*", "credential*"]),
        (.scale, ["scal*", "capacity", "resize", "upsize", "downsize", "increase", "decrease", "autoscal*", "tuning"]),
        (
            .mitigate,
            [
                "emergency", "mitigat*", "contain", "containment", "kill switch", "disable", "outage", "incident",
                "down", "failover", "fail over", "block", "purge", "remediate", "remediation", "throttl*", "drain",
                "sev1", "sev2", "sev", "p0", "p1", "exhaust*", "circuit breaker",
            ]
        ),
        (
            .deploy,
            ["deploy*", "release*", "blue green", "canary", "publish*", "rollout", "roll out", "ship", "launch"]
        ),
        (
            .diagnose,
            [
                "diagnos*", "investigat*", "debug*", "troubleshoot*", "check*", "inspect*", "detect", "assess", "logs",
                "log", "status", "list", "view", "monitoring", "metrics", "audit", "detection", "triage", "issue",
                "symptom*", "identify",
            ]
        ),
        (
            .maintain,
            [
                "maint*", "backup*", "back up", "daily", "weekly", "monthly", "quarterly", "cleanup", "clean up",
                "upgrade*", "patch*", "migrat*", "export", "import", "delete", "reset", "reprocess*", "vacuum",
                "housekeeping", "update", "create", "enable", "re enable", "reenable", "setup", "set up", "setting up",
                "configure", "install*",
            ]
        ),
    ]

    static func procedureKind(title: String, path: [String]) -> ProcedureKind {
        for text in [title] + path.reversed() {
            let words = Words(text)
            if let found = kinds.first(where: { $0.1.occurs(in: words) }) { return found.0 }
        }
        return .reference
    }
}

extension Wording {
    private static let verifying: PhraseSet = [
        "verify*", "verification", "validate*", "validation", "check", "checks", "confirm", "ensure", "smoke", "test",
        "health", "healthcheck", "inspect", "make sure",
    ]
    /// "Clean up the test data", "Manual cleanup"; not "Disable the cleanup job".
    private static func cleans(_ text: Words) -> Bool {
        guard let last = text.all.last else { return false }
        return cleaning.begins(text) || cleaning.contains(last)
    }

    private static let notifying: PhraseSet = [
        "notify", "communicat*", "announce*", "inform", "slack", "status page", "email", "escalate", "page the",
    ]
    private static let cleaning: PhraseSet = [
        "clean up", "cleanup", "remove the test", "tear down", "teardown", "tidy",
    ]
    private static let preparing: PhraseSet = [
        "pre deployment", "pre deploy", "pre rollback", "pre check", "pre checks", "precheck*", "pre release",
        "pre restore",
        "pre maintenance", "pre upgrade", "before", "prerequisite*", "preparation",
        "preflight", "pre flight", "pre migration",
    ]
    private static let undoing: PhraseSet = ["rollback", "roll back", "undo", "revert", "back out"]

    private static let undoingSentences: PhraseSet = [
        "to undo", "to revert", "to roll back", "to rollback", "to back out", "to reverse", "to go back", "undo",
        "undo with", "revert with", "roll back with", "rollback with", "rollback", "roll back",
    ]
    private static let verifyingSentences: PhraseSet = ["to verify", "to validate", "verify with", "validate with"]

    /// What a link does for the sentence that it stands in: "To undo this, see …", "Verify with …".
    static func relation(ofSentence text: String) -> Reference.Relation {
        guard let first = Words.first(of: text),
            undoingSentences.mayBegin(with: first) || verifyingSentences.mayBegin(with: first)
        else { return .mention }
        let words = Words(text)
        if undoingSentences.begins(words) { return .undo }
        return verifyingSentences.begins(words) ? .verify : .mention
    }

    /// The phase that a step's own words state, if any.
    /// - Parameter isPreparing: whether the procedure says that it prepares another.
    static func phase(title: String, group: String?, label: String?, isPreparing: Bool = false) -> StepPhase? {
        let own = Words(title)
        let (group, label) = (Words(group ?? ""), Words(label ?? ""))
        var outer = label
        outer.append(group)
        if isPreparing || preparing.occurs(in: outer) { return .precheck }
        if let first = own.first, verifying.contains(first) { return .verify }
        if cleans(own) || cleans(label) || cleans(group) { return .cleanup }
        if notifying.occurs(in: own) { return .notify }
        if let first = outer.first, verifying.contains(first) { return .verify }
        return undoing.occurs(in: label) ? .undo : nil
    }

    /// "Before the upgrade": all steps below that heading come first.
    static func isPreparing(_ procedure: String) -> Bool { preparing.begins(Words(procedure)) }

    private static let expecting: PhraseSet = [
        "should return", "should show", "should see", "should be", "should look", "should print", "should output",
        "should say", "should list", "should have", "should contain", "should report", "should now",
        "expected output", "expected response", "expected result", "output looks", "output should",
        "looks like this", "similar to", "you will see", "youll see", "will return", "will show", "outputs",
        "example output", "sample output", "the output", "must return", "must show", "will output",
        "will look like", "the response",
    ]

    private static let stepWord = Words.Word("step")
    private static let stating: PhraseSet = [
        "should return", "should show", "should see", "should print", "should output", "should say", "should list",
        "should contain", "should report", "expected output", "expected response", "expected result", "you will see",
        "youll see", "will return", "will show", "will output", "must return", "must show",
    ]

    /// "Should return ok", "Expected output", "you should see": words in front of what the reader will see.
    static func announcesExpectation(_ text: String) -> Bool {
        let words = Words(text)
        guard let first = words.first else { return false }
        if showing.contains(first) { return words.count <= 8 || showingAnyway.contains(first) }
        // "Run it and capture the output." asks for something.
        if imperatives.contains(first) || first == stepWord, text.utf8.last != 0x3A { return stating.occurs(in: words) }
        return expecting.occurs(in: words)
    }

    private static let showing: PhraseSet = [
        "expected", "expect", "output", "returns", "response", "result", "sample", "example",
    ]
    private static let showingAnyway: PhraseSet = ["expected", "expect", "returns"]

    private static let shown: PhraseSet = [
        "return", "show", "see", "print", "output", "say", "list", "contain", "report", "now", "look", "display",
    ]
    private static let should = Words.Word("should")

    /// Surely about what was run, even where a command follows: "Should return ok", "Expected: 3 rows".
    static func statesExpectation(_ text: String) -> Bool {
        guard let first = Words.first(of: text) else { return false }
        guard first == should else { return showingAnyway.contains(first) }
        let words = Words(text)
        return words.count > 1 && shown.contains(words.all[1])
    }

    private static let empty: PhraseSet = [
        "steps", "step", "procedure", "command", "commands", "instructions", "actions", "action", "example", "examples",
        "usage", "how to", "process", "details", "tasks",
    ]
    private static let telling: PhraseSet = ["verification", "rollback", "recovery", "immediate"]

    /// Labels that only say that steps follow: they title nothing.
    static func isEmptyLabel(_ label: String) -> Bool {
        let words = Words(label)
        return words.count <= 2 && empty.occurs(in: words) && !telling.occurs(in: words)
    }

    private static let troubles: PhraseSet = [
        "issue*", "error*", "alert*", "fail*", "problem*", "high", "slow", "stuck", "unavailable", "full",
    ]

    /// "Issue: high memory usage": what is done about it, if anything, helps against it.
    static func namesTrouble(_ title: String) -> Bool { troubles.occurs(in: Words(title)) }

    private static let warnings: PhraseSet = ["danger", "warning", "caution", "important", "note", "nb", "attention"]
    private static let places: PhraseSet = ["in", "on", "inside", "within", "at"]

    /// `In the worker container`, `DANGER: this cannot be undone`: a comment that tells something, but not what is done.
    static func titlesNothing(_ comment: String) -> Bool {
        let words = Words(comment)
        guard let first = words.first else { return false }
        if warnings.contains(first) {
            return comment.utf8.dropFirst(Int(first.count)).first.map { $0 == 0x3A || $0 == 0x21 } ?? false
        }
        return places.contains(first) && words.count <= 6 && !words.all.contains(where: imperatives.contains)
    }

    private static let steps: PhraseSet = [
        "steps", "procedure", "instructions", "actions", "tasks", "what to do", "how to",
    ]

    /// "Steps", "Immediate actions": what is listed below is to be done.
    static func announcesSteps(_ label: String) -> Bool {
        let words = Words(label)
        return steps.occurs(in: words) || remedies.isAll(of: words)
    }

    /// "Step 3 - Stop the service", "Phase 2: switch over".
    static func isStep(_ title: String) -> Bool {
        let words = Words(title)
        guard let first = words.first, words.count > 2 else { return false }
        return (first == stepWord || first == Words.Word("phase")) && words.all[1].number != nil
    }

    private static let remedies: PhraseSet = [
        "resolution", "remediation", "mitigation", "recovery", "workaround", "fix", "response", "immediate action",
        "next step", "what to do", "preparation", "execution", "troubleshooting", "diagnosis",
    ]

    private static let leading: PhraseSet = [
        "a", "above", "again", "an", "and", "are", "as", "be", "below", "by", "can", "code", "command", "commands",
        "do", "example", "execute", "executing", "execution", "first", "following", "follows", "for", "here", "how",
        "in", "is", "issue", "like", "next", "now", "one", "or", "please", "query", "run", "running", "script", "shell",
        "simply", "snippet", "so", "such", "terminal", "the", "then", "these", "this", "to", "use", "using", "via",
        "with", "you", "your",
    ]

    /// "Then run the following command": it only says that a block follows.
    static func isEmptyLead(_ text: String) -> Bool { Words(text).all.allSatisfy(leading.contains) }

    /// "List the nodes by running the following" without the words that only lead on to the block.
    static func withoutLeadingOn(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard let cut = words.lastIndex(where: { ["by", "with", "using", "via", "as"].contains($0) }), cut >= 2,
            cut + 1 < words.count, words[(cut + 1)...].allSatisfy({ leading.contains(Words.Word($0.lowercased())) })
        else { return text }
        return words[..<cut].joined(separator: " ")
    }

    /// Base forms that instructions start with; a comment that starts so asks the reader to do something.
    private static let imperatives: PhraseSet = [
        "add", "adjust", "acknowledge", "activate", "analyze", "analyse", "announce", "append", "assess",
        "authenticate", "alert", "allow", "apply", "approve", "ask", "assign", "attach", "await", "backup", "block",
        "boot", "bring", "browse", "build", "bump", "call", "capture", "clone", "cordon", "coordinate", "cancel",
        "change", "check", "choose", "clean", "click", "close", "collect", "commit",
        "communicate", "compare", "complete", "conduct", "configure", "confirm", "connect", "consider", "contact",
        "copy", "create", "decide", "declare", "delete", "deploy", "determine", "disable", "document", "download",
        "drain", "edit", "email", "enable", "ensure", "enter", "escalate", "evaluate", "execute", "export", "file",
        "examine", "extract", "fetch", "fill", "filter", "find", "fix", "follow", "force", "freeze", "generate",
        "gather", "get", "go", "identify", "implement", "import", "increase", "inform",
        "inspect", "install", "initiate", "invoke", "isolate", "investigate", "join", "keep", "launch", "list", "log",
        "login", "look", "make", "manually", "mark", "merge",
        "modify", "monitor", "move", "navigate", "note", "notify", "observe", "open", "page", "paste", "pause",
        "perform", "ping", "post", "prepare", "press", "promote", "provide", "publish", "purge", "push", "put", "query",
        "rebuild", "record", "reboot", "recreate", "redeploy", "reconfigure", "refresh", "register", "re", "retrieve",
        "reach", "release", "remove", "rename", "repeat", "replace", "report",
        "request", "rerun", "reset", "resolve", "restart", "restore", "resume", "retry", "revert", "review", "revoke",
        "rollback", "roll", "rotate", "run", "save", "scale", "schedule", "search", "select", "send", "set", "share",
        "shut", "sign", "ssh", "start", "stop", "sync", "synchronize", "tag", "tail", "submit", "switch", "take",
        "tell", "terminate", "test", "trigger", "try",
        "turn", "uninstall", "update", "upgrade", "upload", "use", "validate", "verify", "visit", "wait", "watch",
        "write",
    ]

    private static let elsewhere: PhraseSet = [
        "automatic", "automatically", "manual", "manually", "console", "dashboard", "ui", "browser", "by hand",
    ]

    /// `… (automatic on push)`, `… (via the console)`: no command of this block does it.
    static func isDoneElsewhere(_ title: String) -> Bool {
        guard title.utf8.last == 0x29, let open = title.utf8.lastIndex(of: 0x28) else { return false }
        return elsewhere.occurs(in: Words(String(title[open...])))
    }

    private static let clauses: PhraseSet = [
        "if", "once", "after", "before", "when", "for", "from", "on", "in", "do", "dont", "please",
        "then",
    ]

    /// "If …", "Once …", "For each …": an instruction with its condition first.
    static func startsClause(_ text: String) -> Bool { Words.first(of: text).map(clauses.contains) ?? false }

    static func isInstruction(_ text: String) -> Bool {
        Words.first(of: text).map { imperatives.contains($0) || clauses.contains($0) } ?? false
    }

    static func isImperative(_ text: String) -> Bool { Words.first(of: text).map(imperatives.contains) ?? false }
}

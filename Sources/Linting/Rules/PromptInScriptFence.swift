import RunbookModel
import ShellSyntax
import SourceText

extension Rule {
    static let promptInScriptFence = Rule(
        id: "prompt-in-script-fence", code: "SHL002", severity: .info, confidence: .high,
        summary: "A block that is labelled as a script shows prompts.",
        rationale:
            "Copied from the source, '$' is the first word of the command. Tools that run scripts see no command at all.",
        bad: "## Look\n\n```bash\n$ kubectl get pods\n```",
        good: "## Look\n\n```console\n$ kubectl get pods\n```",
        allows: ["blocks that are labelled `console` or `shell-session`"],
        check: .block { block, _, findings in
            guard block.isFenced, let declared = block.declared, ["bash", "sh", "zsh"].contains(declared),
                block.effective == .console,
                let entry = Session.read(Array(block.text.utf8))?.entries.first
            else { return }
            findings.report(
                "a prompt stands in a block labelled '\(declared)'", at: block.map.fileRange(of: entry.prompt.range),
                label: "copied from the source, it is taken for the command",
                fixes: [Fix(title: "label the block 'console'", safety: .suggestion)])
        })
}

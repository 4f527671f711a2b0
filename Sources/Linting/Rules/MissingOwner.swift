import RunbookModel
import SourceText

extension Rule {
    static let missingOwner = Rule(
        id: "missing-owner", code: "FRS005", severity: .info, confidence: .high,
        summary: "A runbook with commands does not say whose it is.",
        rationale: "When a step is wrong, nobody knows whom to tell, and nobody mends it.",
        bad: "# Roll back\n\n## Roll back\n\n```bash\nkubectl rollout undo deployment/web -n shop\n```",
        good: """
            # Roll back

            **Owner**: Platform team

            ## Roll back

            ```bash
            kubectl rollout undo deployment/web -n shop
            ```
            """,
        allows: [
            "files without commands", "an owner in the front matter, in a table or behind a label",
            "files below an `OWNERS` or a `CODEOWNERS`",
        ],
        check: .page { page, findings in
            guard page.runbook.owners.isEmpty, let place = page.placeOfFirstCommands, !hasOwnersFile(page) else {
                return
            }
            findings.report(
                "nothing says who owns this", at: place, label: "nobody is asked when it is wrong",
                fixes: [Fix(title: "write 'Owner: TEAM', or 'owner:' in the front matter", safety: .suggestion)])
        })
}

/// `OWNERS` in a folder above, or `CODEOWNERS` where GitHub and GitLab look for it.
private func hasOwnersFile(_ page: Page) -> Bool {
    let isBeside = page.foldersAround.contains { folder in
        names.contains { page.library.entry(folder + $0) == .file }
    }
    // The catalog may be a folder of the repository.
    return isBeside
        || names.contains { page.library.entry("../" + $0) == .file || page.library.entry("../../" + $0) == .file }
}

private let names = ["OWNERS", "CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS"]

import RunbookModel
import SourceText

/// A Jupyter notebook, format 4.5: each step is a cell that Bash runs, and cells share what they set.
struct NotebookFormat {
    let plan: ProcedurePlan
    let version: String

    func render() -> Rendering {
        var losses = plan.commonLosses() + plan.waitLosses()
        for (index, step) in plan.steps.enumerated() where step.step.run.isInteractive && step.runsCode {
            losses.append(ExportLoss(step, index + 1, "waits for input, which a cell does not give"))
        }
        for (index, step) in plan.steps.enumerated()
        where step.role == .background || (step.step.run.isBlocking && step.runsCode) {
            losses.append(ExportLoss(step, index + 1, "goes on in the background, and its output is in a file"))
        }
        var cells = [markdown("overview", overview(losses)), code("parameters", parameters, tags: ["parameters"])]
        cells.append(code("setup", setup, tags: ["setup"]))
        for (index, step) in plan.steps.enumerated() { cells += self.cells(step, index + 1) }
        let document = YAMLValue.map([
            ("cells", .list(cells)),
            (
                "metadata",
                .map([
                    (
                        "kernelspec",
                        .map([
                            ("display_name", .text("Python 3")), ("language", .text("python")),
                            ("name", .text("python3")),
                        ])
                    ),
                    ("language_info", .map([("name", .text("python"))])),
                    (
                        "runsheet",
                        .map([("procedure", .text(plan.procedure.id.rawValue)), ("version", .text(version))])
                    ),
                ])
            ), ("nbformat", .number(4)), ("nbformat_minor", .number(5)),
        ])
        var writer = JSONWriter()
        document.write(to: &writer)
        writer.newline()
        return Rendering(bytes: writer.bytes, losses: losses)
    }

    private func cells(_ step: PlannedStep, _ number: Int) -> [YAMLValue] {
        var text = "## \(number). \(MarkdownFormat.escaped(step.heading))\n"
        if let condition = step.step.condition { text += "\nOnly if: \(MarkdownFormat.escaped(condition))\n" }
        if step.consent == .destroy {
            text += "\n**This takes something away.** It runs when its number is in `agreed` of the first cell.\n"
        }
        text += step.step.details.map { "\n\(MarkdownFormat.escaped($0))\n" }.joined()
        if let expect = step.step.expect {
            text += "\nShould show:\n\n" + MarkdownFormat.fence(expect.value, "text").joined(separator: "\n") + "\n"
        }
        switch step.role {
        case .run, .background:
            let line =
                "%%step \(number)" + (step.consent == .destroy ? " destroy" : "") + (step.goesOn ? " background" : "")
            return [
                markdown("step-\(number)-text", text),
                code("step-\(number)", line + "\n" + script.text(step), tags: ["step", step.step.effect.rawValue]),
            ]
        case .show:
            text += "\n" + MarkdownFormat.fence(step.filling.text, step.languageName).joined(separator: "\n") + "\n"
        case .manual, .wait:
            if step.filling.text != step.step.title { text += "\n\(MarkdownFormat.escaped(step.filling.text))\n" }
        }
        return [markdown("step-\(number)-text", text)]
    }

    private var script: StepScript { StepScript(plan: plan, state: "$RUNSHEET_STATE") }

    private func overview(_ losses: [ExportLoss]) -> String {
        var lines = ["# \(MarkdownFormat.escaped(plan.procedure.title))", ""]
        lines.append(
            "From \(MarkdownFormat.code(plan.runbook.path)), \(MarkdownFormat.escaped(plan.runbook.title)); made by runsheet \(version)."
        )
        lines += plan.facts.flatMap { ["", "\($0.name): \(MarkdownFormat.escaped($0.text))"] }
        if !losses.isEmpty { lines += ["", "What this notebook does not do by itself:", ""] }
        lines += losses.map { "- \(MarkdownFormat.escaped($0.line))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private var parameters: String {
        var lines = ["# Values of the parameters; None asks for one. RS_NAME in the environment comes first."]
        for parameter in plan.parameters {
            if let hint = parameter.description ?? parameter.discovery {
                lines.append("# \(parameter.id.rawValue): \(OneLine.of(hint))")
            }
        }
        lines.append("values = {")
        for parameter in plan.parameters {
            let value = plan.values[parameter.id].map(Self.python) ?? "None"
            lines.append("    \(Self.python(VariableName.of(parameter.id))): \(value),")
        }
        let secrets = plan.parameters.filter(\.isSecret).map { Self.python(VariableName.of($0.id)) }
        lines += ["}", "secrets = [\(secrets.joined(separator: ", "))]"]
        return (lines + ["# Numbers of the steps that may take something away.", "agreed = set()"]).joined(
            separator: "\n") + "\n"
    }

    private static func python(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    private var setup: String {
        #"""
        import getpass, os, shutil, subprocess, tempfile, time
        from IPython.core.magic import register_cell_magic

        BASH = "/bin/bash" if os.path.exists("/bin/bash") else shutil.which("bash")
        folder = tempfile.mkdtemp(prefix="runsheet-")
        environment = dict(os.environ, RUNSHEET_STATE=os.path.join(folder, "state"))

        for name, value in values.items():
            if name not in environment:
                if value is None:
                    value = getpass.getpass(name + ": ") if name in secrets else input(name + ": ")
                environment[name] = value


        @register_cell_magic
        def step(line, cell):
            """%%step NUMBER [destroy] [background]: runs the cell with Bash."""
            number, *words = line.split()
            all_agreed = os.environ.get("RUNSHEET_AGREED") == "all"
            if "destroy" in words and int(number) not in agreed and not all_agreed:
                raise SystemExit(f"step {number} takes something away: add {number} to 'agreed' in the first cell")
            if "background" in words:
                log = open(os.path.join(folder, f"step-{number}.log"), "wb")
                process = subprocess.Popen([BASH, "-c", cell], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
                for _ in range(20):
                    if process.poll() is not None:
                        break
                    time.sleep(0.1)
                print(f"in the background as process {process.pid}; output in {log.name}")
                return
            process = subprocess.Popen([BASH, "-c", cell], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT, text=True, errors="replace")
            for text in process.stdout:
                print(text, end="", flush=True)
            if process.wait() != 0:
                raise RuntimeError(f"step {number} failed with status {process.returncode}")

        """#
    }

    private func markdown(_ id: String, _ text: String) -> YAMLValue {
        .map([
            ("cell_type", .text("markdown")), ("id", .text(id)), ("metadata", .map([])), ("source", Self.source(text)),
        ])
    }

    private func code(_ id: String, _ text: String, tags: [String]) -> YAMLValue {
        .map([
            ("cell_type", .text("code")), ("execution_count", .null), ("id", .text(id)),
            ("metadata", .map([("tags", .list(tags.map { .text($0) }))])), ("outputs", .list([])),
            ("source", Self.source(text)),
        ])
    }

    /// Lines with their ends, as notebooks are written.
    private static func source(_ text: String) -> YAMLValue {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let last = lines.removeLast()
        return .list((lines.map { $0 + "\n" } + (last.isEmpty ? [] : [last])).map { .text($0) })
    }
}

extension PlannedStep {
    /// Does not return, so nothing can wait for it.
    var goesOn: Bool { role == .background || (role == .run && step.run.isBlocking) }
}

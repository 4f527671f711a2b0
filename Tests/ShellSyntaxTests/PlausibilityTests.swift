import ShellSyntax
import Testing

@Suite struct PlausibilityTests {
    static let verdicts: [(line: String, verdict: ShellWordPlausibility)] = [
        ("kubectl get pods", .known), ("./deploy.sh", .known), ("/usr/bin/x", .known), ("export A=1", .known),
        ("[ -f x ]", .known), (". ./env", .known), ("\\curl x", .known), ("python3 -m venv x", .known),
        ("mytool --flag", .possible), ("scripts/run.sh a", .possible), ("$CMD x", .possible),
        ("my-tool.sh x", .possible),
        ("python3.11 x", .possible), ("<path>/bin/x y", .possible), ("A=1", .possible),
        ("\"$HOME/bin/x\" y", .possible),
        ("NAME READY", .implausible), ("├── x", .implausible), ("Output:", .implausible), ("kind: Pod", .implausible),
        ("apiVersion: v1", .implausible), ("Error from server", .implausible), ("10.0.0.1 host", .implausible),
        ("2024-01-01 x", .implausible), ("nginx-7d5c 1/1 Running 0", .implausible), ("default Active 5d", .implausible),
        ("deployment.apps/api created", .implausible), ("https://x.y/z", .implausible), ("values.yaml", .implausible),
        ("- item", .implausible), ("\"a\": 1", .implausible), ("the pod is ready", .implausible),
        ("key = value", .implausible), ("SELECT 1", .implausible), ("✓ done", .implausible), ("...", .implausible),
        ("", .implausible), ("mkfs.foo x", .implausible), ("example.com", .implausible), ("{{ x }}", .implausible),
        ("restart it if the pod is not ready.", .implausible), ("-f x", .implausible), ("name:tag", .implausible),
    ]

    @Test(arguments: verdicts) func tellsCommandsFromOtherText(line: String, verdict: ShellWordPlausibility) {
        let script = Rendering(line).script
        #expect(script.commands.first.map(ShellWordPlausibility.of) ?? .implausible == verdict)
    }
}

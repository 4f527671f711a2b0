import RunbookModel
import Testing

@testable import Extraction

@Suite struct PythonTests {
    @Test(
        arguments: [
            ("import os\nprint(len(os.environ))", Effect.none, []),
            ("User.objects.filter(active=True).count()", .read, []),
            ("for u in User.query.all():\n    print(u.email)", .read, []),
            (
                "session.query(User).filter_by(id=1).delete()\nsession.commit()", .destroy,
                ["delete() takes something away", "session.commit() makes a change"]
            ),
            ("shutil.rmtree('/tmp/x')", .destroy, ["shutil.rmtree() takes something away"]),
            ("u = User.get(1)\nu.active = False\nu.save()", .change, ["u.save() makes a change"]),
            ("frobnicate(1)", .unknown, ["what frobnicate() does is not known"]),
            ("def f(x):\n    return x\n\nf(1)\nprint('delete()')  # drop()", .none, []),
            ("cursor.execute(\"SELECT 1\")", .read, []),
            (
                "db.execute(text(\"\"\"\n  DELETE FROM users\n\"\"\"))", .destroy,
                ["db.execute() runs DELETE, which deletes every row of the table"]
            ),
            ("conn.execute(query)", .unknown, ["what conn.execute() does is not known"]),
            ("requests.post(url, json={'a': f'{x}'})", .change, ["requests.post() makes a change"]),
            ("open('x').read()", .unknown, ["what open() does is not known"]),
            ("x = 1", .none, ["nothing is called"]), ("", .none, []),
            ("'''never closed(", .none, ["nothing is called"]),
        ] as [(String, Effect, [String])])
    func judgesBySaidCalls(text: String, effect: Effect, reasons: [String]) {
        let effects = PythonEffects(Array(text.utf8))
        #expect(effects.effect == effect, "\(text)")
        #expect(effects.reasons == reasons, "\(text)")
    }

    @Test func tellsDefinitionsImportsAndStringsFromCalls() {
        let reader = PythonCallReader.read(
            Array("from a.b import c\nimport d\nclass E(F):\n  x = r'g()' if h(1) else 2\n".utf8))
        #expect(reader.imports == ["a.b", "c", "d"])
        #expect(reader.defined == ["E"])
        #expect(reader.calls.map(\.name) == ["h"])
    }
}

import Extraction
import FuzzDriver
import MarkdownSyntax
import Publishing
import RunbookModel
import SourceText

/// A page with something of everything, and what a cache keeps of it.
enum Sample {
    static let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
    static let id = RunbookID(rawValue: "a")
    static let packed: [UInt8] = {
        let document = MarkdownParser.parse(file)
        return PageMemory.Page(document: document, runbook: RunbookReader.read(document, id: id)).packed
    }()

    private static let text = """
        ---
        title: Restore
        tags: [a, b]
        ---
        # Restore

        Owner: team

        ## Do it <a id="x"></a>

        1. Look:

        ```bash
        # First
        gcloud run deploy <service> --region=europe-west1 && kubectl get pods | tee out.txt
        export A=$(cat secret)
        ```

        2. See [there](other.md#part), then wait 10 minutes.

        ```sql
        DELETE FROM users;
        ```

        | a | b |
        |---|---|
        | `docker ps` | ~~old~~ |

        - [x] told everybody

        """
}

/// The bytes of a cache: what they say is refused, or can be said again. Most inputs are the page above with some of its
/// bytes changed: two say where, one says what.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    var bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    if let mode = bytes.first, mode & 3 != 0 {
        let changes = bytes.dropFirst()
        bytes = Sample.packed
        var place = changes.startIndex
        while place + 2 < changes.endIndex {
            bytes[(Int(changes[place]) << 8 | Int(changes[place + 1])) % bytes.count] = changes[place + 2]
            place += 3
        }
    }
    if let other = PageMemory.Page(unpacking: bytes[...], file: Sample.file, id: Sample.id) {
        let again = PageMemory.Page(unpacking: other.packed[...], file: Sample.file, id: Sample.id)
        precondition(again?.packed == other.packed, "what was kept cannot be read")
    }
    var reader = PackReader(bytes)
    var questions = FileQuestions()
    questions.pack(&reader)
    reader = PackReader(bytes)
    var findings: [Diagnostic] = []
    reader.list(&findings)
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

package import MarkdownSyntax
package import RunbookModel
package import SourceText
import Synchronization

/// What files were read as the last time, for building a site again and again in one process.
///
/// A file is read again when a byte of it, its path or the id of its runbook is another one; nothing else goes into
/// what is made of a single file.
package final class PageMemory: Sendable {
    package struct Page: Sendable {
        package var document: Document
        /// As it was read: not linked to other runbooks.
        package var runbook: Runbook

        package init(document: Document, runbook: Runbook) {
            self.document = document
            self.runbook = runbook
        }
    }

    private let pages = Mutex<[String: Page]>([:])

    package init() {}

    var isEmpty: Bool { pages.withLock(\.isEmpty) }

    package func page(of file: SourceFile, id: RunbookID) -> Page? {
        guard let page = pages.withLock({ $0[file.path] }), page.runbook.id == id, page.document.file == file else {
            return nil
        }
        return page
    }

    /// Forgets what is not among these.
    package func keep(_ latest: [Page]) {
        let kept = Dictionary(latest.map { ($0.document.file.path, $0) }) { first, _ in first }
        pages.withLock { $0 = kept }
    }
}

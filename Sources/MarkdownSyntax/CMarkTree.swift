import CMarkGFM
import Synchronization

/// cmark-gfm adds and removes extension characters in a global table during each parse.
private let cmarkLock = Mutex<Void>(())

/// The extensions every parse uses, registered once per process.
private let areExtensionsRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
}()

private let extensionNames: [StaticString] = ["table", "strikethrough", "autolink", "tasklist"]

/// Owns a cmark node tree and frees it once.
@safe struct CMarkTree: ~Copyable {
    let root: OpaquePointer

    /// `nil` only when cmark itself gives up.
    init?(parsing bytes: Span<UInt8>) {
        guard areExtensionsRegistered else { return nil }
        guard let parser = unsafe cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES) else { return nil }
        defer { unsafe cmark_parser_free(parser) }
        for name in extensionNames {
            let found = name.withUTF8Buffer { name in
                unsafe cmark_find_syntax_extension(
                    UnsafeRawPointer(name.baseAddress)?.assumingMemoryBound(to: CChar.self))
            }
            _ = unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
        unsafe bytes.withUnsafeBytes { buffer in
            guard buffer.count > 0 else { return }
            unsafe cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        let address = cmarkLock.withLock { _ in unsafe UInt(bitPattern: cmark_parser_finish(parser)) }
        guard let root = unsafe OpaquePointer(bitPattern: address) else { return nil }
        unsafe self.root = root
    }

    deinit { unsafe cmark_node_free(root) }
}

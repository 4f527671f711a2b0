import CMarkGFM
import CSupport

/// Registers the extensions once per process, and makes those characters special for good that autolinks start with.
///
/// cmark-gfm adds and removes an extension's characters in a global table around each parse; two parses at a time then
/// undo each other's. Without a list of its own the autolink extension leaves the table alone; it is asked about every
/// special character anyway. Strikethrough needs its list to pair its delimiters: it makes `~` special during
/// each parse and then undoes it, so texts with `~` take turns, and others never look at that place of the table.
private let areExtensionsReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    guard let autolink = unsafe cmark_find_syntax_extension("autolink"), let parser = unsafe cmark_parser_new(0) else {
        return false
    }
    defer { unsafe cmark_parser_free(parser) }
    guard unsafe cmark_parser_attach_syntax_extension(parser, autolink) == 1 else { return false }
    unsafe cmark_manage_extensions_special_characters(parser, 1)
    unsafe cmark_syntax_extension_set_special_inline_chars(autolink, nil)
    return true
}()

/// Owns a cmark node tree and the arena it stands in; lives and ends in one thread.
@safe struct CMarkTree: ~Copyable {
    let root: OpaquePointer
    private let allocator: UnsafeMutablePointer<cmark_mem>
    private let usesArena: Bool

    /// cmark takes 8 to 12 bytes per byte of ordinary text.
    private static let arenaBytesPerByte = 16
    private static let maximumArena = 1 << 25

    /// `bytes` are UTF-8 by `TextRepair`, which spares cmark's own check. `nil` only when cmark itself gives up.
    init?(parsing bytes: Span<UInt8>) {
        guard areExtensionsReady else { return nil }
        let usesArena =
            runsheet_arena_begin(min(Self.maximumArena, bytes.count * Self.arenaBytesPerByte + 1 << 16)) == 1
        let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        unsafe allocator.initialize(
            to: cmark_mem(
                calloc: runsheet_arena_calloc, realloc: runsheet_arena_realloc, free: runsheet_arena_free))
        guard let root = unsafe Self.parse(bytes, allocator) else {
            unsafe allocator.deallocate()
            if usesArena { runsheet_arena_end() }
            return nil
        }
        unsafe self.root = root
        unsafe self.allocator = allocator
        self.usesArena = usesArena
    }

    /// A tree that lies wholly in the arena goes with it.
    deinit {
        if !usesArena || runsheet_arena_outside() > 0 { unsafe cmark_node_free(root) }
        unsafe allocator.deallocate()
        if usesArena { runsheet_arena_end() }
    }

    private static func parse(_ bytes: Span<UInt8>, _ allocator: UnsafeMutablePointer<cmark_mem>) -> OpaquePointer? {
        guard let parser = unsafe cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, allocator) else { return nil }
        defer { unsafe cmark_parser_free(parser) }
        let hasTilde = unsafe bytes.withUnsafeBytes { text in
            unsafe text.baseAddress.map { unsafe memchr($0, 0x7E, text.count) != nil } ?? false
        }
        unsafe attach("table", to: parser)
        if hasTilde { unsafe attach("strikethrough", to: parser) }
        unsafe attach("autolink", to: parser)
        unsafe attach("tasklist", to: parser)
        unsafe bytes.withUnsafeBytes { buffer in
            guard buffer.count > 0 else { return }
            unsafe cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        guard hasTilde else { return unsafe cmark_parser_finish(parser) }
        runsheet_strikethrough_begin()
        defer { runsheet_strikethrough_end() }
        return unsafe cmark_parser_finish(parser)
    }

    private static func attach(_ name: String, to parser: OpaquePointer) {
        _ = unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
}

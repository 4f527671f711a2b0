/// What browsers may load for a page: the site's own files and nothing else.
enum ContentPolicy {
    static let text =
        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
}

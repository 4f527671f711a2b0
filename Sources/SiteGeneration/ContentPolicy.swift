/// What browsers may load for a page: the site's own files and nothing else.
enum ContentPolicy {
    static let text =
        "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; "
        + "base-uri 'none'; form-action 'none'"
}

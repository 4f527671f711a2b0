/// What browsers may load for a page: the site's own files and nothing else.
enum ContentPolicy {
    // Images of the text are links; the only image is the logo that an organisation puts among its own assets.
    static let text =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
}

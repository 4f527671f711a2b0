package import SourceText

extension SchemaReference {
    /// A page of the site; it needs nothing but the site's style sheet.
    package var page: OutputFile {
        var html = ByteBuffer(reserving: 96 << 10)
        html.append(Self.head)
        html.append("<p class=\"lead\">")
        for (number, part) in Self.promise.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            // Markdown: what stands between two backticks is code.
            if number > 0 { html.append(number % 2 == 1 ? "<code>" : "</code>") }
            html.append(escaped: String(part))
        }
        html.append("</p>\n")
        for section in sections { Self.append(section, to: &html) }
        html.append("</main>\n</body>\n</html>\n")
        return OutputFile(path: "schema/v1/index.html", bytes: html.bytes)
    }

    private static let head: StaticString = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>The JSON, version 1</title>
        <link rel="stylesheet" href="../../assets/site.css">
        </head>
        <body>
        <main class="wide">
        <ol class="crumbs"><li><a href="../../index.html">Runbooks</a></li></ol>
        <h1>The JSON, version 1</h1>

        """

    /// One table for each object; its columns fold to a few lines on a phone.
    private static func append(_ section: Section, to html: inout ByteBuffer) {
        html.append("<h2 class=\"section\" id=\"")
        html.append(escaped: section.anchor)
        html.append("\">")
        html.append(escaped: section.title)
        html.append("</h2>\n<p class=\"note\">")
        html.append(escaped: section.summary)
        html.append("</p>\n")
        guard !section.fields.isEmpty else { return }
        html.append(
            "<table class=\"rules fields\">\n<thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Type</th>")
        html.append("<th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n")
        for field in section.fields { append(field, to: &html) }
        html.append("</tbody>\n</table>\n")
    }

    private static func append(_ field: Field, to html: inout ByteBuffer) {
        html.append("<tr><th scope=\"row\">")
        html.append(escaped: field.path)
        html.append("</th><td class=\"wrap\">")
        if let link = field.link {
            html.append("<a href=\"#")
            html.append(escaped: link)
            html.append("\">")
        }
        html.append(escaped: field.type)
        if field.link != nil { html.append("</a>") }
        html.append("</td><td class=\"wrap\">")
        html.append(escaped: field.meaning)
        html.append("<p class=\"help\">")
        let origin = [field.isRequired ? "" : "optional", field.provenance, field.unit.map { "in \($0)" } ?? ""]
        html.append(escaped: origin.filter { !$0.isEmpty }.joined(separator: " · "))
        if let example = field.example {
            html.append(" · <code>")
            html.append(escaped: example)
            html.append("</code>")
        }
        html.append("</p></td></tr>\n")
    }
}

extension ByteBuffer {
    /// Text between tags or quotes.
    fileprivate mutating func append(escaped text: String) {
        let bytes = text.utf8.span
        var start = 0
        for index in bytes.indices {
            let replacement: StaticString
            switch bytes[index] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            default: continue
            }
            append(bytes.extracting(start..<index))
            append(replacement)
            start = index + 1
        }
        append(bytes.extracting(start..<bytes.count))
    }
}

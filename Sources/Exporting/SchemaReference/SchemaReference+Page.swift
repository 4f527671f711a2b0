package import SourceText

extension SchemaReference {
    /// A page of the site; it needs nothing but the site's style sheet.
    package var page: OutputFile {
        var html = ByteBuffer(reserving: 96 << 10)
        html.append(Self.head)
        html.append("<p>")
        html.append(escaped: Self.promise)
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
        <title>The JSON, version 1</title>
        <link rel="stylesheet" href="../../assets/site.css">
        </head>
        <body>
        <main class="wide">
        <p><a href="../../index.html">All runbooks</a></p>
        <h1>The JSON, version 1</h1>

        """

    private static func append(_ section: Section, to html: inout ByteBuffer) {
        html.append("<h2 id=\"")
        html.append(escaped: section.anchor)
        html.append("\">")
        html.append(escaped: section.title)
        html.append("</h2>\n<p>")
        html.append(escaped: section.summary)
        html.append("</p>\n")
        guard !section.fields.isEmpty else { return }
        html.append("<table>\n<tr><th>field</th><th>type</th><th>meaning</th><th>unit</th><th>provenance</th>")
        html.append("<th>example</th></tr>\n")
        for field in section.fields { append(field, to: &html) }
        html.append("</table>\n")
    }

    private static func append(_ field: Field, to html: inout ByteBuffer) {
        html.append("<tr><td><code>")
        html.append(escaped: field.path)
        html.append(field.isRequired ? "</code></td><td>" : "</code> (optional)</td><td>")
        if let link = field.link {
            html.append("<a href=\"#")
            html.append(escaped: link)
            html.append("\">")
        }
        html.append(escaped: field.type)
        if field.link != nil { html.append("</a>") }
        for text in [field.meaning, field.unit ?? "", field.provenance] {
            html.append("</td><td>")
            html.append(escaped: text)
        }
        html.append("</td><td>")
        if let example = field.example {
            html.append("<code>")
            html.append(escaped: example)
            html.append("</code>")
        }
        html.append("</td></tr>\n")
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

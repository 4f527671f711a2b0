import MarkdownSyntax
import SourceText

extension ConfigurationReader {
    mutating func siteSettings(_ node: YAMLNode) -> SiteSettings {
        var site = SiteSettings()
        for entry in entries(node, keys: Keys.site, of: "site") {
            switch entry.key {
            case "name": site.name = text(entry.value)
            case "footer": site.footer = text(entry.value)
            case "logo": site.logo = logo(entry.value)
            case "accent": site.accent = colour(entry.value)
            case "url": site.url = address(entry.value).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
            case "edit": site.edit = template(entry.value)
            case "report": site.report = template(entry.value)
            default: site.links = items(entry.value).compactMap { link($0) }
            }
        }
        return site
    }

    private mutating func link(_ node: YAMLNode) -> SiteSettings.Link? {
        var title: String?
        var target: String?
        for entry in entries(node, keys: Keys.link, of: "link") {
            if entry.key == "title" { title = text(entry.value) } else { target = address(entry.value) }
        }
        guard let title, let target else {
            report("a link has a 'title' and a 'url'", at: firstByte(of: node))
            return nil
        }
        return SiteSettings.Link(title: title, address: target)
    }

    private mutating func logo(_ node: YAMLNode) -> String? {
        guard let path = text(node) else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard path.hasPrefix("assets/"), parts.count > 1, !parts.contains(""), !parts.contains(".."),
            !parts.contains(".")
        else {
            report("'\(path)' is not below 'assets/' of the templates' folder", at: firstByte(of: node))
            return nil
        }
        return path
    }

    private mutating func colour(_ node: YAMLNode) -> String? {
        guard let text = text(node) else { return nil }
        let digits = text.dropFirst()
        guard text.hasPrefix("#"), digits.utf8.count == 6, digits.utf8.allSatisfy(Self.isHexDigit) else {
            report("'\(text)' is no colour; write it as \"#0b635b\", in quotes", at: firstByte(of: node))
            return nil
        }
        return text
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private mutating func address(_ node: YAMLNode) -> String? {
        guard let text = text(node) else { return nil }
        let isWhole = ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
        guard isWhole, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C }) else {
            report("'\(text)' is no address; one begins with https://", at: firstByte(of: node))
            return nil
        }
        return text
    }

    private mutating func template(_ node: YAMLNode) -> AddressTemplate? {
        guard let text = text(node) else { return nil }
        guard ["https://", "http://", "mailto:"].contains(where: text.hasPrefix) else {
            report("'\(text)' is no address; one begins with https:// or mailto:", at: firstByte(of: node))
            return nil
        }
        let template = AddressTemplate(text)
        if let unknown = template.unknownKey {
            let known = AddressTemplate.Key.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
            report("there is no '{\(unknown)}' to put in; known are \(known)", at: firstByte(of: node))
            return nil
        }
        return template
    }
}

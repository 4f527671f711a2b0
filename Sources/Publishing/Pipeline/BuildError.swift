package import SiteGeneration
package import SourceText

/// Why no site could be made.
package enum BuildError: Error, Sendable {
    case reading(FileSystemError)
    /// A template that cannot be read, with its whole path.
    case template(String, Diagnostic)
    case templates(TemplateErrors)
    case configuration(ConfigurationError)
    case publishing(PublishError)
    /// The configuration names a logo that nobody brings along.
    case missingLogo(String, templates: String?)
}

extension BuildError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .reading(let error): error.description
        case .template(let path, let problem): "\(path): \(problem.message)"
        case .templates(let errors): errors.description
        case .configuration(let error): error.description
        case .publishing(let error): error.description
        case .missingLogo(let logo, let folder?): "there is no '\(logo)' in '\(folder)' for the site's logo"
        case .missingLogo(let logo, nil): "name the folder with '\(logo)' with --templates, for the site's logo"
        }
    }
}

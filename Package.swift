// swift-tools-version: 6.2
import PackageDescription

/// Settings every Swift target shares: the language mode, and no warning that is not an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

/// On Linux the archives are named, so that the released binary does not need the libraries at run time.
let markdownLibraries: [LinkerSetting] = [
    .linkedLibrary(":libcmark-gfm-extensions.a", .when(platforms: [.linux])),
    .linkedLibrary(":libcmark-gfm.a", .when(platforms: [.linux])),
    .linkedLibrary(":libyaml.a", .when(platforms: [.linux])),
    .linkedLibrary("cmark-gfm-extensions", .when(platforms: [.macOS])),
    .linkedLibrary("cmark-gfm", .when(platforms: [.macOS])),
    .linkedLibrary("yaml", .when(platforms: [.macOS])),
]

let sqlLibraries: [LinkerSetting] = [
    .linkedLibrary(":libpg_query.a", .when(platforms: [.linux])),
    .linkedLibrary("pg_query", .when(platforms: [.macOS])),
]

let digestLibraries: [LinkerSetting] = [
    .linkedLibrary(":libnettle.a", .when(platforms: [.linux])),
    .linkedLibrary(":libxxhash.a", .when(platforms: [.linux])),
    .linkedLibrary("nettle", .when(platforms: [.macOS])),
    .linkedLibrary("xxhash", .when(platforms: [.macOS])),
]

func target(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], linker: [LinkerSetting] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict, linkerSettings: linker)
}

/// Fixtures are read from where they stand in the checkout, not copied into a bundle.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: fixtures(of: name), swiftSettings: strict)
}

func fixtures(of name: String) -> [String] {
    let folders = [
        "MarkdownSyntaxTests": ["Fixtures"], "ShellSyntaxTests": ["Fixtures"], "ExtractionTests": ["Fixtures"],
        "LintingTests": ["Rules"], "ReportingTests": ["Goldens"], "ExportingTests": ["Goldens"],
        "InspectionTests": ["Goldens"], "SiteGenerationTests": ["Goldens"],
    ]
    return folders[name] ?? []
}

let package = Package(
    name: "runsheet",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "runsheet", targets: ["runsheet"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CMarkGFM",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(name: "LibYAML", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(name: "LibPgQuery", providers: [.apt(["libpg-query-dev"]), .brew(["libpg_query"])]),
        .target(name: "CSupport", exclude: ["Trees"], linkerSettings: digestLibraries),
        target("SourceText", []),
        target("MarkdownSyntax", ["SourceText", "CMarkGFM", "LibYAML", "CSupport"], linker: markdownLibraries),
        target("ShellSyntax", ["SourceText"]),
        target("SQLSyntax", ["SourceText", "LibPgQuery"], linker: sqlLibraries),
        target("CommandTrees", ["SourceText", "CSupport"], exclude: ["Behaviour", "Data"]),
        target("RunbookModel", ["SourceText"]),
        target(
            "Extraction",
            [
                "SourceText", "MarkdownSyntax", "ShellSyntax", "SQLSyntax", "CommandTrees", "RunbookModel", "CSupport",
            ]),
        target(
            "Linting",
            [
                "SourceText", "MarkdownSyntax", "ShellSyntax", "CommandTrees", "RunbookModel", "Extraction", "CSupport",
            ], exclude: ["Advisories/Data"]),
        target("Reporting", ["SourceText", "CSupport"]),
        target(
            "Exporting", ["SourceText", "ShellSyntax", "RunbookModel", "LibYAML", "CSupport"], exclude: ["Schema"]),
        target(
            "Inspection",
            ["SourceText", "MarkdownSyntax", "RunbookModel", "Extraction", "Reporting", "Exporting"]),
        target("SearchIndexing", ["SourceText", "RunbookModel"]),
        target("SiteGeneration", ["SourceText", "RunbookModel", "SearchIndexing", "MarkdownSyntax", "CSupport"]),
        target(
            "Publishing",
            [
                "SourceText", "MarkdownSyntax", "ShellSyntax", "CommandTrees", "RunbookModel", "Extraction", "Linting",
                "Reporting", "Exporting", "SearchIndexing", "SiteGeneration", "CSupport",
            ], exclude: ["Live/live.js"]),
        target(
            "RunsheetCLI",
            [
                "SourceText", "RunbookModel", "Reporting", "Publishing", "Linting", "Exporting", "Inspection",
                "SiteGeneration", "CommandTrees", "Extraction", "CSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "runsheet", dependencies: ["RunsheetCLI"], swiftSettings: strict),
        .executableTarget(name: "tree-compiler", dependencies: ["CommandTrees"], swiftSettings: strict),
        .executableTarget(name: "shell-dump", dependencies: ["ShellSyntax", "SourceText"], swiftSettings: strict),
        tests("SourceTextTests", ["SourceText"]),
        tests("MarkdownSyntaxTests", ["MarkdownSyntax", "SourceText"]),
        tests("ShellSyntaxTests", ["ShellSyntax", "SourceText"]),
        tests("SQLSyntaxTests", ["SQLSyntax", "SourceText"]),
        tests("CommandTreesTests", ["CommandTrees", "SourceText"]),
        tests(
            "ExtractionTests",
            [
                "Extraction", "MarkdownSyntax", "ShellSyntax", "SQLSyntax", "CommandTrees", "RunbookModel",
                "SourceText",
            ]),
        tests(
            "LintingTests", ["Linting", "Extraction", "MarkdownSyntax", "CommandTrees", "RunbookModel", "SourceText"]),
        tests("ReportingTests", ["Reporting", "SourceText"]),
        tests("ExportingTests", ["Exporting", "Extraction", "MarkdownSyntax", "RunbookModel", "SourceText"]),
        tests(
            "InspectionTests",
            ["Inspection", "Reporting", "Exporting", "Extraction", "MarkdownSyntax", "RunbookModel", "SourceText"]),
        tests("SearchIndexingTests", ["SearchIndexing", "Extraction", "MarkdownSyntax", "RunbookModel", "SourceText"]),
        tests(
            "SiteGenerationTests",
            ["SiteGeneration", "SearchIndexing", "Extraction", "MarkdownSyntax", "RunbookModel", "SourceText"]),
        tests(
            "PublishingTests",
            [
                "Publishing", "RunsheetCLI", "Reporting", "Exporting", "Extraction", "MarkdownSyntax", "RunbookModel",
                "SourceText",
            ]),
    ]
)

/// Texts that break a parser are looked for by programs that are built only when asked for: see Scripts/fuzz.
if Context.environment["RUNSHEET_FUZZ"] != nil {
    let fuzzed: [(name: String, folder: String, dependencies: [Target.Dependency])] = [
        ("fuzz-shell", "Shell", ["ShellSyntax", "SourceText"]),
        ("fuzz-session", "Session", ["ShellSyntax", "SourceText"]),
        ("fuzz-windows", "Windows", ["ShellSyntax", "SourceText"]),
        (
            "fuzz-markdown", "Markdown",
            ["Extraction", "Inspection", "MarkdownSyntax", "RunbookModel", "SourceText"]
        ),
        ("fuzz-front-matter", "FrontMatter", ["MarkdownSyntax", "SourceText"]),
        ("fuzz-sql", "SQL", ["Extraction", "RunbookModel", "SQLSyntax", "SourceText"]),
        ("fuzz-json", "JSON", ["SourceText"]), ("fuzz-tree", "Tree", ["CommandTrees", "SourceText"]),
        ("fuzz-behaviour", "Behaviour", ["CommandTrees", "SourceText"]),
        ("fuzz-configuration", "Configuration", ["Linting", "SourceText"]),
        ("fuzz-lint", "Lint", ["Extraction", "Linting", "MarkdownSyntax", "RunbookModel", "SourceText"]),
        ("fuzz-template", "Template", ["SiteGeneration", "SourceText"]),
        ("fuzz-cache", "Cache", ["Publishing", "Extraction", "MarkdownSyntax", "RunbookModel", "SourceText"]),
        ("fuzz-catalog", "Catalog", ["Exporting", "MarkdownSyntax", "RunbookModel", "SourceText"]),
    ]
    package.targets.append(.target(name: "FuzzDriver", path: "Tests/Fuzz/Driver"))
    for (name, folder, dependencies) in fuzzed {
        package.targets.append(
            .executableTarget(
                name: name, dependencies: dependencies + ["FuzzDriver"], path: "Tests/Fuzz/\(folder)",
                swiftSettings: strict, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
    }
}

/// What helgrind looks at: see Scripts/sanitize.
if Context.environment["RUNSHEET_THREADS"] != nil {
    package.targets += [
        .target(name: "ThreadDriver", path: "Tests/Threads/Driver"),
        .executableTarget(
            name: "markdown-threads", dependencies: ["MarkdownSyntax", "SourceText", "ThreadDriver"],
            path: "Tests/Threads/Markdown", swiftSettings: strict),
    ]
}

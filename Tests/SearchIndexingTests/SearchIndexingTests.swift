import Testing

@testable import SearchIndexing

import Testing

@testable import Exporting

import Testing

@testable import CommandTrees

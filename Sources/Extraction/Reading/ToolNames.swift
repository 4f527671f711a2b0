enum ToolNames { static func isKnown(_ name: String) -> Bool { ["gcloud"].contains(name) } }

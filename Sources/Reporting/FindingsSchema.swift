/// The JSON Schema (2020-12) of what the `json` reporter writes; a line of `jsonl` is its `$defs/finding`.
package enum FindingsSchema {
    package static let text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Findings of runsheet lint, version 1",
          "type": "object",
          "required": ["version", "tool", "summary", "findings"],
          "properties": {
            "version": {"const": 1},
            "tool": {
              "type": "object",
              "required": ["name", "version"],
              "properties": {"name": {"type": "string"}, "version": {"type": "string"}}
            },
            "summary": {
              "type": "object",
              "required": ["files", "filesWithFindings", "errors", "warnings", "infos"],
              "additionalProperties": {"type": "integer", "minimum": 0}
            },
            "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}}
          },
          "$defs": {
            "finding": {
              "type": "object",
              "description": "Findings are sorted by path, place, rule and message. Without start and end it is about the whole file.",
              "required": ["path", "rule", "code", "severity", "confidence", "message", "headingPath", "notes", "fixes"],
              "dependentRequired": {"start": ["end"], "end": ["start"]},
              "properties": {
                "path": {"type": "string", "description": "As given on the command line, with '/' between its parts."},
                "start": {"$ref": "#/$defs/position"},
                "end": {"$ref": "#/$defs/position", "description": "Behind the last character."},
                "rule": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
                "code": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"},
                "advisory": {"type": "string", "description": "Which of the advisories that the rule is made of; comments and levels may name it."},
                "severity": {"enum": ["error", "warning", "info"]},
                "confidence": {"enum": ["high", "medium", "low"]},
                "message": {"type": "string"},
                "label": {"type": "string", "description": "What the operator loses, in a few words."},
                "headingPath": {"type": "array", "items": {"type": "string"}},
                "fingerprint": {"type": "string", "description": "The same in later runs, also when lines moved; unique in one."},
                "notes": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["message", "path"],
                    "properties": {
                      "message": {"type": "string"},
                      "path": {"type": "string"},
                      "start": {"$ref": "#/$defs/position"},
                      "end": {"$ref": "#/$defs/position"}
                    }
                  }
                },
                "fixes": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["title", "safety", "edits"],
                    "properties": {
                      "title": {"type": "string"},
                      "safety": {
                        "enum": ["safe", "unsafe", "suggestion"],
                        "description": "safe keeps the meaning, unsafe may change it, a suggestion has no edits to apply."
                      },
                      "edits": {
                        "type": "array",
                        "items": {
                          "type": "object",
                          "required": ["replacement"],
                          "properties": {
                            "start": {"$ref": "#/$defs/position"},
                            "end": {"$ref": "#/$defs/position"},
                            "replacement": {"type": "string"}
                          }
                        }
                      }
                    }
                  }
                }
              }
            },
            "position": {
              "type": "object",
              "required": ["line", "column", "offset"],
              "properties": {
                "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1, "description": "In Unicode code points."},
                "offset": {"type": "integer", "minimum": 0, "description": "In bytes from the start of the file."}
              }
            }
          }
        }

        """
}

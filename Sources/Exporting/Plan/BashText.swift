import RunbookModel

/// Pieces of Bash that several formats need.
enum BashText {
    /// A text as one word.
    static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// Writes a value so that it stays one value in the language around it; only what a Bash has built in.
    static let encoder = #"""
        # rs_encode ENCODING VARIABLE VALUE: the value as it is written in SQL, JSON or another shell's command.
        rs_encode() {
            local rs_out='' rs_char rs_at
            for ((rs_at = 0; rs_at < ${#3}; rs_at++)); do
                rs_char=${3:rs_at:1}
                case $1:$rs_char in
                    shellWord:\' | shellSingleQuoted:\') rs_char="'\\''" ;;
                    shellDoubleQuoted:[\\\"\$\`] | hereDocument:[\\\$\`]) rs_char=\\$rs_char ;;
                    sqlString:\\ | sqlIdentifier:\\) return 1 ;;
                    sqlString:\' | yamlSingleQuoted:\') rs_char="''" ;;
                    sqlIdentifier:\") rs_char='""' ;;
                    jsonString:[\\\"] | jsonValue:[\\\"] | yamlDoubleQuoted:[\\\"] | yamlValue:[\\\"]) rs_char=\\$rs_char ;;
                    jsonString:$'\n' | jsonValue:$'\n' | yamlDoubleQuoted:$'\n' | yamlValue:$'\n') rs_char='\n' ;;
                    jsonString:$'\t' | jsonValue:$'\t' | yamlDoubleQuoted:$'\t' | yamlValue:$'\t') rs_char='\t' ;;
                    jsonString:[[:cntrl:]] | jsonValue:[[:cntrl:]] | yaml*:[[:cntrl:]]) return 1 ;;
                esac
                rs_out+=$rs_char
            done
            case $1 in
                shellWord)
                    [[ $3 =~ ^[A-Za-z0-9_@%+:./-]+$ &&
                        ! $3 =~ ^([0-9]+|if|then|else|elif|fi|for|in|while|until|do|done|case|esac|select|function|time|coproc)$ ]] ||
                        rs_out="'$rs_out'" ;;
                jsonValue | yamlValue)
                    [[ $3 =~ ^(-?(0|[1-9][0-9]*)([.][0-9]+)?|true|false|null)$ ]] || rs_out="\"$rs_out\"" ;;
                sqlWord) [[ $3 =~ ^(-?[0-9]+([.][0-9]+)?|[A-Za-z_][A-Za-z0-9_.]*)$ ]] || return 1 ;;
            esac
            printf -v "$2" '%s' "$rs_out"
        }

        """#

    /// Lines that make the variables of a step's code from those that hold the values.
    static func derivations(_ variables: [StepCode.Variable], orElse failure: (StepCode.Variable) -> String) -> [String]
    {
        var lines: [String] = []
        var made: Set<String> = []
        for variable in variables {
            for count in variable.encodings.indices {
                let inner = StepCode.Variable(
                    parameter: variable.parameter, encodings: Array(variable.encodings[..<count]))
                let outer = StepCode.Variable(
                    parameter: variable.parameter, encodings: Array(variable.encodings[...count]))
                guard made.insert(outer.name).inserted else { continue }
                lines.append(
                    "rs_encode \(variable.encodings[count].rawValue) \(outer.name) \"$\(inner.name)\" || \(failure(outer))"
                )
            }
        }
        return lines
    }

    /// Lines that refuse values which are not safe in their places.
    static func checks(_ demands: [StepCode.Demand], orElse failure: (String) -> String) -> [String] {
        demands.map { demand in
            switch demand {
            case .plain(let id):
                "[[ $\(VariableName.of(id)) =~ ^[A-Za-z0-9_@%+:./-]+$ ]] || "
                    + failure(
                        "the value of '\(id.rawValue)' can only be a plain word: letters, digits and _ @ % + : . / -")
            case .noFlag(let id):
                "[[ $\(VariableName.of(id)) =~ ^(-[0-9]+([.][0-9]+)?|[^-].*|)$ ]] || "
                    + failure("the value of '\(id.rawValue)' would be read as a flag")
            }
        }
    }
}

extension ProcedurePlan {
    /// Variables of all steps that run, each once.
    var variables: [StepCode.Variable] { collected(\.variables) }

    var demands: [StepCode.Demand] { collected(\.demands) }

    private func collected<Element: Hashable>(_ elements: (StepCode) -> [Element]) -> [Element] {
        var found: [Element] = []
        for step in steps where step.runsCode {
            for element in step.code.map(elements) ?? [] where !found.contains(element) { found.append(element) }
        }
        return found
    }
}

extension PlannedStep {
    var runsCode: Bool { role == .run || role == .background }
}

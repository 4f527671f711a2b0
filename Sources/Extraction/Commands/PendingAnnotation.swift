import MarkdownSyntax
// Holds the place of what the next commits bring; the file goes away with them.
import RunbookModel

struct AnnotationContext { var procedureTitle: String; var procedurePath: [String]; var procedureKind: ProcedureKind }
enum StepAnnotator { static func annotate(_ step: inout Step, context: AnnotationContext) {} }
enum ParameterBinder { static func bind(_ runbook: inout Runbook, document: Document) {} }

import RunsheetCLI

@main
enum Runsheet {
    static func main() async {
        await CommandLineTool(host: .current).runAndExit(arguments: CommandLineTool.givenArguments)
    }
}

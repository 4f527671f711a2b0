// A developer's tool: reads framed shell texts from standard input and writes what was understood as JSON Lines.
//
//     shell-dump < frames        one line for each text
//     shell-dump --time < frames throughput of the parser over all texts
//
// A frame is the text's length in bytes, a line feed, and the text.

import ShellSyntax

let frames = Frames.read()
if CommandLine.arguments.contains("--time") {
    Throughput.report(frames)
} else {
    for frame in frames { Dump.write(frame) }
}

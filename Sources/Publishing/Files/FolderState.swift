import CSupport

/// Everything that stands in one folder, added up: names, kinds and rights, and of files their sizes, times and numbers.
package struct FolderState: Sendable, Hashable {
    package var sum = ContentDigest()
    package var count = 0
    /// The folders in it, in no order; their own content counts for them.
    package var folders: [String] = []
}

func stateOfFolder(_ folder: String, young: FileSystem.Stamp) throws(FileSystemError) -> FolderState {
    var found = unsafe runsheet_folder_state()
    let failure = unsafe runsheet_folder_state(folder, Int64(young.seconds), Int64(young.nanoseconds), &found)
    defer { unsafe runsheet_release_folder_state(&found) }
    guard failure == 0 else { throw FileSystemError(.list, path: folder, cause: .system(failure)) }
    let names = unsafe UnsafeRawBufferPointer(start: found.names, count: found.names_count).split(separator: 0)
    var state = FolderState()
    state.sum = unsafe ContentDigest(found.sum)
    state.count = unsafe Int(found.count)
    state.folders = unsafe names.map { unsafe String(decoding: $0, as: UTF8.self) }
    return state
}

extension FileSystem {
    /// Of a folder with everything below it; of two folders it differs, as a rule, when a file of one was written.
    package func state(ofTree root: String, young: Stamp, workers: Int) async throws(FileSystemError) -> ContentDigest {
        var total = ContentDigest()
        var waiting = [""]
        while !waiting.isEmpty {
            let states = try await concurrentMap(waiting, workers: workers) { folder throws(FileSystemError) in
                try folderState(Path.join(root, folder), young)
            }
            var below: [String] = []
            for (folder, state) in zip(waiting, states) {
                let text = "\(folder)\0\(state.count) \(state.sum.low) \(state.sum.high)"
                total += ContentDigest(of: Array(text.utf8))
                below += state.folders.map { Path.join(folder, $0) }
            }
            waiting = below
        }
        return total
    }
}

import SourceText

extension Publisher {
    /// Finds the folder and makes those above it.
    func prepare(_ output: String) throws(PublishError) -> SiteFolder {
        let name = Path.withoutTrailingSlashes(output)
        return try call { () throws(FileSystemError) in
            try makeFolders(above: name)
            var path = Path.join(try fileSystem.canonicalPath(Path.parent(name)), Path.lastComponent(name))
            do throws(FileSystemError) {
                path = try fileSystem.canonicalPath(name)
            } catch {
                guard error.isMissing else { throw error }
            }
            return SiteFolder(name: name, path: path, processID: processID)
        }
    }

    private func makeFolders(above path: String) throws(FileSystemError) {
        let parent = Path.parent(path)
        do throws(FileSystemError) {
            _ = try fileSystem.status(parent)
        } catch {
            guard error.isMissing else { throw error }
            try makeFolders(above: parent)
            try fileSystem.makeFolder(parent)
        }
    }

    func lock(_ site: SiteFolder) throws(PublishError) -> FileSystem.Lock {
        do throws(FileSystemError) {
            return try fileSystem.lock(site.lock, Array("\(processID)\n".utf8))
        } catch {
            guard error.isHeldByOther else { throw .files(error) }
            throw .locked(path: site.name, process: holder(of: site))
        }
    }

    private func holder(of site: SiteFolder) -> String {
        do throws(FileSystemError) {
            let text = String(decoding: try fileSystem.read(site.lock, 64), as: UTF8.self)
            return String(text.prefix { $0.isNumber })
        } catch {
            return ""
        }
    }

    func unlock(_ lock: FileSystem.Lock, _ site: SiteFolder) {
        do throws(FileSystemError) { try fileSystem.unlock(lock, site.lock) } catch {}
    }

    /// Clears away what builds left that were killed, and says whether there is a site to replace.
    func recover(_ site: SiteFolder) throws(PublishError) -> Bool {
        let entries = try call { () throws(FileSystemError) in try fileSystem.entries(site.parent) }
        let names = entries.map(\.name)
        var exists = names.contains(Path.lastComponent(site.path))
        for name in names.sorted() where name.hasPrefix(site.previousPrefix) {
            let path = Path.join(site.parent, name)
            if exists {
                remove(path)
            } else {
                // Killed between the two renames of a file system that cannot exchange.
                try call { () throws(FileSystemError) in try fileSystem.rename(path, site.path) }
                exists = true
            }
        }
        if exists { try check(site) }
        // The lock is ours, so nobody is at work in these.
        for name in names where name.hasPrefix(site.buildingPrefix) { remove(Path.join(site.parent, name)) }
        return exists
    }

    /// Refuses to replace what is not ours.
    private func check(_ site: SiteFolder) throws(PublishError) {
        guard try call({ () throws(FileSystemError) in try fileSystem.status(site.path).kind }) == .folder else {
            throw .notAFolder(path: site.name)
        }
        let names = try call { () throws(FileSystemError) in try fileSystem.entries(site.path) }.map(\.name)
        guard !names.contains(Self.marker.path) else { return }
        let strangers = names.filter { !Self.bystanders.contains($0) }.sorted()
        if let stranger = strangers.first { throw .notASite(path: site.name, example: stranger) }
    }

    /// Version control keeps an empty folder by a file in it, which must survive.
    func keepFile(of site: SiteFolder, in folder: OutputFolder) throws(PublishError) {
        let kept: [UInt8]
        do throws(FileSystemError) {
            kept = try fileSystem.read(Path.join(site.path, Self.keepFile), 1 << 16)
        } catch {
            guard error.isMissing else { throw .files(error) }
            return
        }
        try folder.write(OutputFile(path: Self.keepFile, bytes: kept))
    }

    func exchange(_ site: SiteFolder, exists: Bool) throws(PublishError) {
        guard exists else {
            return try call { () throws(FileSystemError) in try fileSystem.rename(site.building, site.path) }
        }
        do throws(FileSystemError) {
            try fileSystem.exchange(site.building, site.path)
        } catch {
            guard error.isUnsupported else { throw .files(error) }
            try exchangeInTwoSteps(site)
        }
    }

    private func exchangeInTwoSteps(_ site: SiteFolder) throws(PublishError) {
        try call { () throws(FileSystemError) in
            try fileSystem.rename(site.path, site.previous)
            do throws(FileSystemError) {
                try fileSystem.rename(site.building, site.path)
            } catch {
                try fileSystem.rename(site.previous, site.path)
                throw error
            }
        }
        remove(site.previous)
    }
}

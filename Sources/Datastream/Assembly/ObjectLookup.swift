internal import FileSystem
internal import SystemPackage

/// Finds the file that holds an object's content.
///
/// Source: findfile and srchroot of pkgmk. With root directories, or with a base directory
/// for relative paths, an object is looked for there by its path; otherwise by the search
/// path of its prototype. Information files are never below a root. The file that a prototype names
/// after an `=` may also be beside it, even if there are roots: pkgmk would not look there.
struct ObjectLookup {
  let roots: [FilePath]
  let base: FilePath?

  /// Opens the first regular file among the places an entry's content may be in.
  ///
  /// - Returns: nil for an entry that is to be empty, or that does not have content.
  func find(_ entry: Prototype.Entry) throws -> FilePath? {
    let places: [FilePath]
    switch entry.source {
    case nil, .bytes?, .local("/dev/null")?: return nil
    case .path(let path)?: places = candidates(path, entry)
    case .local(let path)?: places = candidates(path, entry)
    }
    var found: String?
    for place in places {
      do {
        let status = try Stat(place)
        if status.type == .regular { return place }
        found = found ?? "'\(place)' is not a regular file"
      } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
        continue
      } catch {
        found = found ?? "cannot look at '\(place)': \(error.words)"
      }
    }
    let list = places.map { "'\($0)'" }.joined(separator: " or ")
    throw Problem(
      at: entry.place,
      "no file for \(entry.object.path.bytes.quoted): " + (found ?? "looked for \(list)"))
  }

  private func candidates(_ path: ByteString, _ entry: Prototype.Entry) -> [FilePath] {
    let search = entry.search
    let beside = search.directory.pushing(FilePath(path))
    let isLocal = if case .local? = entry.source { true } else { false }
    if entry.object.kind != .information, !roots.isEmpty || (base != nil && !path.isAbsolute) {
      let below = (path.isAbsolute ? [] : base.map { [ByteString($0)] } ?? []) + [path]
      let tops = roots.isEmpty ? [FilePath("")] : roots
      return tops.map { top in below.reduce(top) { $0.appending(below: $1) } } + (isLocal ? [beside] : [])
    }
    if isLocal { return [beside] }
    return search.trees.map { $0.appending(below: path) }
      + (search.directories + [search.directory]).map { $0.appending(below: path.lastComponent) }
  }
}

extension FilePath {
  /// The place of a path below this directory, even if that path is absolute.
  fileprivate func appending(below path: ByteString) -> FilePath {
    if isEmpty { return FilePath(path) }
    return pushing(FilePath(ByteString(path.bytes.drop { $0 == .slash })))
  }
}

internal import FileSystem

/// What must hold between the entries of a package that we make.
struct MapRules {
  let entries: [Prototype.Entry]
  /// The value of BASEDIR, empty for none.
  let baseDirectory: String

  func check(_ warn: (Problem) -> Void) throws {
    try checkLines()
    try checkParts()
    try checkBelowBase(warn)
    try checkParents(warn)
  }

  /// The installers look for relative paths with a buffer of 256 bytes, and take the rest of
  /// a longer line for a line of its own; they do so only in a package without BASEDIR.
  private func checkLines() throws {
    for entry in entries {
      if let fault = entry.object.fault { throw Problem(at: entry.place, fault) }
      let length = entry.object.mapLine.count
      if baseDirectory.isEmpty && length > 255 {
        throw Problem(
          at: entry.place,
          "\(entry.object.path.bytes.quoted) makes a pkgmap line of \(length) bytes, and the "
            + "installers misread lines above 255 in a package without BASEDIR: set it")
      }
    }
  }

  private func checkParts() throws {
    let parts = Set(entries.map(\.object.part))
    for entry in entries where entry.object.part > 1 && !parts.contains(entry.object.part - 1) {
      throw Problem(
        at: entry.place, "part \(entry.object.part) has objects, but part \(entry.object.part - 1) has none")
    }
  }

  /// An absolute path and a relative one may be the same file, which pkgmk does not notice.
  private func checkBelowBase(_ warn: (Problem) -> Void) throws {
    let relative = entries.filter {
      $0.object.kind != .information && !$0.object.path.isAbsolute && !$0.object.path.bytes[...].isVariable
    }
    guard let first = relative.first else { return }
    if baseDirectory.isEmpty {
      let path = first.object.path.bytes.quoted
      warn(
        Problem(at: first.place, "\(path) is relative, but pkginfo sets no BASEDIR for it to be below"))
      return
    }
    let absolute = Dictionary(
      entries.filter(\.object.path.isAbsolute).map { ($0.object.path, $0) }
    ) { first, _ in first }
    for entry in relative {
      let path = (ByteString(baseDirectory) + "/" + entry.object.path).canonicalPath
      guard let other = absolute[path] else { continue }
      throw Problem(
        at: entry.place,
        "\(entry.object.path.bytes.quoted) below BASEDIR '\(baseDirectory)' " + other.isSameInWords)
    }
  }

  /// A directory nobody lists is made by the installer as it likes; a file is no directory at all.
  private func checkParents(_ warn: (Problem) -> Void) throws {
    var kinds = Dictionary(
      entries.filter { $0.object.kind != .information }.map { ($0.object.path, $0.object.kind) }
    ) { first, _ in first }
    for entry in entries.sorted(by: { $0.object.path < $1.object.path })
    where entry.object.kind != .information {
      var path = entry.object.path
      while let parent = path.parent {
        guard let kind = kinds[parent] else {
          warn(
            Problem(
              at: entry.place,
              "\(entry.object.path.bytes.quoted) is in the directory \(parent.bytes.quoted), "
                + "which the prototype does not list"))
          kinds[parent] = .directory
          path = parent
          continue
        }
        guard kind.isDirectory || kind == .symbolicLink else {
          throw Problem(
            at: entry.place,
            "\(entry.object.path.bytes.quoted) cannot be in \(parent.bytes.quoted), which is no directory")
        }
        break
      }
    }
  }
}

extension Prototype.Entry {
  fileprivate var isSameInWords: String {
    let path = object.path.bytes.quoted
    if case .line(let file, let line)? = place { return "is \(path) on line \(line) of '\(file)'" }
    return "is \(path) as well"
  }
}

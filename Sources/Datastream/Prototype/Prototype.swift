public import FileSystem
public import SystemPackage

/// The objects of a package to be made, and where the content of each comes from.
///
/// Source: prototype(5).
public struct Prototype: Sendable {
  /// Where the content of an object comes from.
  public enum Source: Hashable, Sendable {
    /// A file that is looked for by the object's path, with all known variables in place.
    case path(ByteString)
    /// The file after the `=`, with all known variables in place; `/dev/null` means an empty content.
    case local(ByteString)
    case bytes([UInt8])
  }

  /// Where files are looked for that are not below a root directory.
  public struct SearchPath: Hashable, Sendable {
    /// The directory of the prototype, the last resort.
    public var directory: FilePath
    /// Directories in which a file has its full path: `!rsearch`.
    public var trees: [FilePath] = []
    /// Directories in which a file has its last name only: `!search`.
    public var directories: [FilePath] = []

    public init(directory: FilePath) {
      self.directory = directory
    }
  }

  /// One object to be packaged.
  public struct Entry: Hashable, Sendable {
    /// The object; its content is nil, or what the prototype claims of it.
    public var object: MapEntry
    /// Nil for a type without content.
    public var source: Source?
    public var search: SearchPath
    public var place: Problem.Place?

    /// An entry whose content is in the file of its own path, unless another source is given.
    public init(
      _ object: MapEntry, source: Source? = nil, search: SearchPath = SearchPath(directory: "."),
      place: Problem.Place? = nil
    ) {
      self.object = object
      self.source = object.kind.hasContent ? source ?? .path(object.path) : nil
      self.search = search
      self.place = place
    }
  }

  /// The entries in the order they were given, one a path.
  public private(set) var entries: [Entry] = []
  /// The file it was read from, for problems that belong to no line.
  public let file: FilePath?

  /// A prototype of these entries.
  ///
  /// A directory may be given twice: a `?` is then replaced by the other one's value.
  ///
  /// - Throws: ``Problems``: each other path that is given twice, with both places.
  public init(entries: [Entry], file: FilePath? = nil) throws {
    var problems = Problems()
    self.init(entries: entries, file: file, &problems)
    try problems.throwIfAny()
  }

  private init(entries: [Entry], file: FilePath?, _ problems: inout Problems) {
    self.file = file
    self.entries.reserveCapacity(entries.count)
    var positions: [ByteString: Int] = [:]
    for entry in entries {
      guard let position = positions[entry.object.path] else {
        positions[entry.object.path] = self.entries.count
        self.entries.append(entry)
        continue
      }
      let first = self.entries[position]
      guard let merged = first.object.merged(with: entry.object) else {
        problems.add(Problem(at: entry.place, first.duplicateMessage(for: entry)))
        continue
      }
      self.entries[position].object = merged
    }
  }

  /// Reads a prototype file, with what it includes.
  ///
  /// - Parameters:
  ///   - assignments: Values of variables, which win over the prototype's own.
  ///   - warn: Is given the warnings.
  public init(
    contentsOf file: FilePath, assignments: [Assignment] = [], warn: (Problem) -> Void = { _ in }
  ) throws {
    try self.init(
      parsing: file.contents(), file: file, assignments: assignments, warn: warn)
  }

  /// Reads the text of a prototype.
  ///
  /// - Parameter file: The name for messages; what the text names is relative to its directory.
  /// - Throws: ``Problems``: what is wrong with each line.
  public init(
    parsing text: [UInt8], file: FilePath, assignments: [Assignment] = [],
    warn: (Problem) -> Void = { _ in }
  ) throws {
    var parser = PrototypeParser(assignments)
    try parser.read(text, file: file, depth: 1)
    parser.warnings.forEach(warn)
    var problems = parser.problems
    self.init(entries: parser.entries, file: file, &problems)
    try problems.throwIfAny()
  }
}

extension Prototype.Entry {
  func duplicateMessage(for later: Prototype.Entry) -> String {
    let path = later.object.path.bytes.quoted
    let isFirst =
      switch place {
      case .line(let file, let line)?: "is already on line \(line) of '\(file)'"
      default: "is given twice"
      }
    if (object.kind == .information) != (later.object.kind == .information) {
      return
        "\(path) \(isFirst), and the installers confuse an object with an information file of the same name"
    }
    return object.kind.isDirectory && later.object.kind == object.kind
      ? "the directory \(path) \(isFirst), with other attributes" : "\(path) \(isFirst)"
  }
}

extension MapEntry {
  /// One entry for two of the same directory, unless they contradict each other.
  fileprivate func merged(with other: MapEntry) -> MapEntry? {
    guard kind.isDirectory, kind == other.kind, className == other.className, part == other.part else {
      return nil
    }
    func merged<Value: Equatable>(_ first: Value?, _ second: Value?) -> Value?? {
      if let first, let second, first != second { return nil }
      return .some(first ?? second)
    }
    guard let mode = merged(attributes?.mode, other.attributes?.mode),
      let owner = merged(attributes?.owner, other.attributes?.owner),
      let group = merged(attributes?.group, other.attributes?.group)
    else { return nil }
    var entry = self
    entry.attributes = Attributes(mode: mode, owner: owner, group: group)
    return entry
  }
}

internal import FileSystem

/// The entries of a map that have a content, found by the names of their members.
///
/// It keeps no names: a name is taken apart into what the map has of it, so that an entry costs one number.
struct MemberIndex {
  /// What a member's name consists of, in the order of the names.
  private struct Key: Comparable {
    enum Top: Int {
      case install
      case pkginfo
      case reloc
      case root
    }

    let part: Int
    let top: Top
    /// What follows the directory's name and a slash.
    let rest: ArraySlice<UInt8>

    static func < (left: Key, right: Key) -> Bool {
      if left.part != right.part { return left.part < right.part }
      if left.top != right.top { return left.top.rawValue < right.top.rawValue }
      return left.rest.lexicographicallyPrecedes(right.rest)
    }
  }

  private let entries: [MapEntry]
  private let partCount: Int
  /// The entries, part by part, in the order of their members' names.
  private let order: [Int]

  init(_ map: PackageMap) {
    let entries = map.entries
    self.entries = entries
    partCount = map.partCount
    order = entries.indices.filter { entries[$0].kind.hasContent }
      .sorted { Self.key(entries[$0]) < Self.key(entries[$1]) }
  }

  /// The places of a part's members.
  func places(ofPart part: Int) -> Range<Int> {
    order.partitioningIndex { entries[$0].part >= part }..<order.partitioningIndex { entries[$0].part > part }
  }

  func entry(at place: Int) -> MapEntry { entries[order[place]] }

  func name(at place: Int) -> ByteString { entry(at: place).memberName(partCount: partCount) ?? "" }

  /// The place of a member.
  func place(of name: ByteString, part: Int) -> Int? {
    place(of: name, part) { $0 == $1 }
  }

  /// The place of the first member below a directory.
  func place(below directory: ByteString, part: Int) -> Int? {
    place(of: directory + "/", part) {
      $0.part == $1.part && $0.top == $1.top && $0.rest.starts(with: $1.rest)
    }
  }

  private func place(of name: ByteString, _ part: Int, _ isFound: (Key, Key) -> Bool) -> Int? {
    guard let key = key(of: name, part) else { return nil }
    let place = order.partitioningIndex { Self.key(entries[$0]) >= key }
    return place < order.count && isFound(Self.key(entry(at: place)), key) ? place : nil
  }

  private static func key(_ entry: MapEntry) -> Key {
    let path = entry.path
    if entry.kind == .information {
      return path == "pkginfo"
        ? Key(part: entry.part, top: .pkginfo, rest: [])
        : Key(part: entry.part, top: .install, rest: path.bytes[...])
    }
    return path.isAbsolute
      ? Key(part: entry.part, top: .root, rest: path.bytes.dropFirst())
      : Key(part: entry.part, top: .reloc, rest: path.bytes[...])
  }

  private func key(of name: ByteString, _ part: Int) -> Key? {
    if name == "pkginfo" { return Key(part: part, top: .pkginfo, rest: []) }
    let suffix: ByteString = partCount > 1 ? ByteString(".\(part)/") : "/"
    let directories: [(Key.Top, ByteString)] = [
      (.install, "install/"), (.reloc, "reloc" + suffix), (.root, "root" + suffix),
    ]
    guard let (top, prefix) = directories.first(where: { name.hasPrefix($0.1) }) else { return nil }
    return Key(part: part, top: top, rest: name.bytes[prefix.count...])
  }
}

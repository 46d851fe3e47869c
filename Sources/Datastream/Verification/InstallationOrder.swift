internal import FileSystem

/// When the installers make each object of a package.
///
/// They go through the parts, and in each part through the classes as CLASSES lists them, `none` first. Of a class they
/// make the objects in the order of their installed paths, run its script, and make its hard links, which they do in
/// the last part that has objects of the class.
///
/// Source: setlist.c of libinst and instvol.c of pkginstall.
struct InstallationOrder {
  /// A moment of the installation.
  struct Moment: Comparable {
    /// What the installers do with a class, one after the other.
    enum Step: Int {
      case objects
      case script
      case links
    }

    let part: Int
    /// The place of the class in CLASSES; for a class that is not there, and is never installed, the highest number.
    let rank: Int
    let step: Step
    /// The place among the installed paths.
    let position: Int

    static func < (left: Moment, right: Moment) -> Bool {
      (left.part, left.rank, left.step.rawValue, left.position)
        < (right.part, right.rank, right.step.rawValue, right.position)
    }
  }

  /// The objects of a package, without its information files.
  let objects: [MapEntry]
  /// The path of each object after the installation, with BASEDIR before it.
  let paths: [ByteString]
  /// When each object is made.
  let moments: [Moment]
  private let indices: [ByteString: Int]
  /// The objects, each after what is above it.
  private let treeOrder: [Int]

  /// - Parameter entries: The objects and information files.
  init(_ entries: [MapEntry], _ info: PackageInfo) {
    let objects = entries.filter { $0.kind != .information }
    self.objects = objects
    let scripts = Set(
      entries.filter { $0.kind == .information && $0.path.hasPrefix("i.") }
        .map { String($0.path.description.dropFirst(2)) })
    let baseDirectory = info["BASEDIR"] ?? ""
    let paths = objects.map { $0.path.installed(below: baseDirectory) }
    self.paths = paths
    indices = Dictionary(zip(paths, paths.indices)) { first, _ in first }
    treeOrder = paths.indices.sorted { paths[$0].precedesInTree(paths[$1]) }
    let ranks = Dictionary(info.classes.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    let lastParts = Dictionary(objects.map { ($0.className, $0.part) }) { max($0, $1) }
    var positions = [Int](repeating: 0, count: objects.count)
    for (position, index) in paths.indices.sorted(by: { paths[$0] < paths[$1] }).enumerated() {
      positions[index] = position
    }
    moments = zip(objects, positions).map { object, position in
      let className = object.className ?? ""
      let step: Moment.Step =
        object.kind == .link
        ? .links : object.kind.hasContent && scripts.contains(className) ? .script : .objects
      return Moment(
        part: step == .links ? lastParts[className] ?? 1 : object.part, rank: ranks[className] ?? .max,
        step: step, position: position)
    }
  }

  /// The object that a hard link names; nil for one that is not in the package, and for what is not a hard link.
  func target(of link: Int) -> Int? {
    guard objects[link].kind == .link, let target = objects[link].target else { return nil }
    let directory = paths[link].bytes.prefix((paths[link].bytes.lastIndex(of: .slash) ?? -1) + 1)
    let isWhole = target.isAbsolute || target.bytes[...].isVariable
    return indices[(isWhole ? target : ByteString(directory) + target).canonicalPath]
  }

  /// What each hard link leads to, through other links: an object, the link itself for one in a circle, and nil for
  /// what is not in the package or is not a link.
  var ends: [Int?] {
    var ends = [Int?](repeating: nil, count: objects.count)
    var isKnown = [Bool](repeating: false, count: objects.count)
    for start in objects.indices where objects[start].kind == .link {
      var way: [Int] = []
      var next: Int? = start
      while let link = next, objects[link].kind == .link, !isKnown[link] {
        isKnown[link] = true
        ends[link] = link
        way.append(link)
        next = target(of: link)
      }
      let end = next.flatMap { objects[$0].kind == .link ? ends[$0] : $0 }
      for link in way { ends[link] = end }
    }
    return ends
  }

  /// The object right above each object in the tree of those that the package lists; nil where there is none.
  var parents: [Int?] {
    var parents = [Int?](repeating: nil, count: paths.count)
    var above: [Int] = []
    for index in treeOrder {
      while let last = above.last, !paths[index].isBelow(paths[last]) { above.removeLast() }
      parents[index] = above.last
      above.append(index)
    }
    return parents
  }

  /// When each object is there, which is earlier for a directory that is made for what is in it.
  ///
  /// The installers make the directories above a directory, and above a file that they copy themselves.
  func firstMoments(_ parents: [Int?]) -> [Moment] {
    var first = moments
    for index in treeOrder.reversed() {
      let makesParents =
        objects[index].kind.isDirectory || objects[index].kind.hasContent && moments[index].step == .objects
      guard makesParents, let parent = parents[index] else { continue }
      first[parent] = min(first[parent], first[index])
    }
    return first
  }
}

extension ByteString {
  /// The path that an object of a package has after the installation.
  func installed(below baseDirectory: String) -> ByteString {
    let isWhole = isAbsolute || bytes[...].isVariable || baseDirectory.isEmpty
    let slash: ByteString = baseDirectory.hasSuffix("/") ? "" : "/"
    return (isWhole ? self : ByteString(baseDirectory) + slash + self).canonicalPath
  }

  fileprivate func isBelow(_ directory: ByteString) -> Bool {
    let end = directory.count
    return count > end && (directory == "/" || bytes[end] == .slash) && hasPrefix(directory)
  }

  /// Whether a path comes first where a slash comes before every other byte.
  fileprivate func precedesInTree(_ other: ByteString) -> Bool {
    bytes.withUnsafeBufferPointer { own in
      other.bytes.withUnsafeBufferPointer { other in
        let end = min(own.count, other.count)
        var place = 0
        while place < end && own[place] == other[place] { place += 1 }
        guard place < end else { return own.count < other.count }
        return own[place] == .slash || other[place] != .slash && own[place] < other[place]
      }
    }
  }
}

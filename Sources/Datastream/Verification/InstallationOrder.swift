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
    enum Step: Int8 {
      case objects
      case script
      case links
    }

    let part: Int32
    /// The place of the class in CLASSES; for a class that is not there, and is never installed, the highest number.
    let rank: Int32
    let step: Step
    /// The place among the installed paths.
    let position: Int32

    static func < (left: Moment, right: Moment) -> Bool {
      if left.part != right.part { return left.part < right.part }
      if left.rank != right.rank { return left.rank < right.rank }
      return left.step == right.step
        ? left.position < right.position : left.step.rawValue < right.step.rawValue
    }
  }

  /// The objects of a package; the information files among them have no place in the order.
  let objects: [MapEntry]
  /// The path of each object after the installation.
  let paths: [ByteString]
  let installed: InstalledPaths
  /// Whether a script of the package may set parameters.
  let setsParameters: Bool
  /// The objects by their paths, and where each is among them.
  let byPath: [Int]
  private let positions: [Int32]
  /// The objects, each after what is above it.
  let treeOrder: [Int]
  private let ranks: [String: Int32]
  private let lastParts: [String: Int]
  /// The classes that have a script in the package.
  private let scripts: Set<String>

  /// - Parameter objects: The objects and information files.
  init(_ objects: [MapEntry], _ info: PackageInfo) {
    self.objects = objects
    var installed = InstalledPaths(info)
    let paths = objects.map { $0.kind == .information ? $0.path : installed.path($0.path) }
    self.paths = paths
    self.installed = installed
    setsParameters = objects.setParameters
    let indices = objects.indices.filter { objects[$0].kind != .information }
    treeOrder = indices.sorted { paths[$0].precedesInTree(paths[$1]) }
    let byPath = indices.sorted { paths[$0] == paths[$1] ? $0 < $1 : paths[$0] < paths[$1] }
    self.byPath = byPath
    positions = byPath.enumerated().reduce(into: Array(repeating: 0, count: objects.count)) {
      $0[$1.element] = Int32(clamping: $1.offset)
    }
    ranks = Dictionary(info.classes.enumerated().map { ($0.element, Int32(clamping: $0.offset)) }) {
      first, _ in first
    }
    lastParts = objects.reduce(into: [:]) { parts, object in
      if let name = object.className { parts[name] = max(parts[name] ?? 1, object.part) }
    }
    scripts = Set(
      objects.lazy.filter { $0.kind == .information && $0.path.hasPrefix("i.") }
        .map { String($0.path.description.dropFirst(2)) })
  }

  /// When an object is made.
  func moment(of index: Int) -> Moment {
    let object = objects[index]
    let name = object.className ?? ""
    let step: Moment.Step =
      object.kind == .link ? .links : object.kind.hasContent && scripts.contains(name) ? .script : .objects
    return Moment(
      part: Int32(clamping: step == .links ? lastParts[name] ?? 1 : object.part), rank: ranks[name] ?? .max,
      step: step,
      position: positions[index])
  }

  /// Whether the class of an object is one that is installed.
  func isInstalled(_ index: Int) -> Bool { objects[index].className.map { ranks[$0] != nil } ?? true }

  /// The path that a hard link leads to; nil for what is not one.
  func targetPath(of link: Int) -> ByteString? {
    guard objects[link].kind == .link, let target = objects[link].target else { return nil }
    let directory = paths[link].bytes.prefix((paths[link].bytes.lastIndex(of: .slash) ?? -1) + 1)
    let replaced = installed.replacingVariables(target)
    let isWhole = replaced.isAbsolute || installed.beginsUnset(target)
    return (isWhole ? replaced : ByteString(directory) + replaced).canonicalPath
  }

  /// The object that a hard link names; nil for one that is not in the package, and for what is not a hard link.
  func target(of link: Int) -> Int? { targetPath(of: link).flatMap { object(at: $0) } }

  /// The first object of a path.
  private func object(at path: ByteString) -> Int? {
    let place = byPath.partitioningIndex { paths[$0] >= path }
    return place < byPath.count && paths[byPath[place]] == path ? byPath[place] : nil
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

}

extension [MapEntry] {
  /// Whether a script among them may set parameters: CLASSES, BASEDIR and the values of variables.
  var setParameters: Bool {
    contains { $0.kind == .information && ($0.path == "request" || $0.path == "checkinstall") }
  }
}

extension Array {
  /// The first index whose element is in the second of two groups, of which the array has one after the other.
  func partitioningIndex(where isInSecond: (Element) throws -> Bool) rethrows -> Int {
    var range = indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        try isInSecond(self[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}

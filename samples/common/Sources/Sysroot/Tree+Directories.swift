import Glibc
import SystemPackage

extension Tree {
  /// The names in a directory, sorted; at most so many as no sane directory has.
  public func names(_ path: String) throws(TreeProblem) -> [String] {
    guard let directory = opendir(try place(path)) else { throw TreeProblem(Errno(rawValue: errno)) }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < 200_000, let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What is known of a file without reading it.
  ///
  /// - Parameter followsLast: Whether the last name may be a link that is followed, too.
  public func status(_ path: String, followsLast: Bool = true) throws(TreeProblem) -> FileStatus {
    try FileStatus(try place(path, followsLast: followsLast), followsLast: followsLast && isThisMachine)
  }

  /// Whether there is a file by this name; false also where that may not be known.
  public func exists(_ path: String) -> Bool { (try? status(path)) != nil }
}

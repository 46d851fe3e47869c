internal import Glibc
internal import SystemPackage

extension Environment {
  /// The file that a program's name stands for, as a shell finds it; nil where there is none that can be run.
  public func program(named name: String) -> String? {
    try? SearchPath(variables["PATH"]).program(named: name)
  }
}

/// The directories in which programs are looked for.
struct SearchPath {
  private let directories: [String]

  /// - Parameter path: The value of PATH; nil for the directories where every system has its programs.
  init(_ path: String?) { directories = (path ?? "/usr/bin:/bin").pieces(between: ":").map(String.init) }

  /// The first file of a name that can be run.
  ///
  /// - Throws: EACCES where there is only one that cannot, and ENOENT where there is none.
  func program(named name: String) throws(Errno) -> String {
    if name.isEmpty { throw .noSuchFileOrDirectory }
    var error = Errno.noSuchFileOrDirectory
    for directory in directories {
      let candidate = directory.isEmpty ? name : "\(directory)/\(name)"
      guard let status = try? Stat(FilePath(candidate)), status.type == .regular else { continue }
      if access(candidate, X_OK) == 0 { return candidate }
      error = .permissionDenied
    }
    throw error
  }
}

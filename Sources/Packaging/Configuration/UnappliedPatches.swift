import FileSystem
import SystemPackage

/// The check for patches of `debian-like/patches/` that the tree is built without.
///
/// dpkg-source applies those that `series` names as it unpacks a source, and notes them in `.pc/applied-patches`, as quilt
/// does; no program of ours applies any. Source: dpkg-source(1), format 3.0 (quilt).
enum UnappliedPatches {
  static let directory = SourceTree.packaging.appending("patches")
  private static let series = directory.appending("series")
  private static let applied: FilePath = ".pc/applied-patches"

  /// A problem with the first patch that is not applied; the others follow it.
  static func problem() throws -> Problem? {
    guard try series.status()?.type == .regular else { return nil }
    let isNoted = try applied.status()?.type == .regular
    let done = Set(isNoted ? try applied.text().lines.map(\.trimmingBlanks) : [])
    for (index, line) in try series.text().lines.enumerated() {
      // 'NAME OPTION…', and a remark after a blank and '#'.
      guard let name = line.split(whereSeparator: \.isWhitespace).first, !name.hasPrefix("#"),
        !done.contains(name)
      else { continue }
      return Problem(
        in: series, line: index + 1,
        "'\(name)' is not applied, and pkgh applies no patches: run 'QUILT_PATCHES=\(directory) quilt push -a', or name "
          + "'patches' in '\(SourceTree.packaging)/\(FileKind.otherFiles.name)' where the tree has them already"
      )
    }
    return nil
  }
}

import Datastream
import FileSystem
import SystemPackage

/// A finding as commands print it with `--json`.
struct FindingDocument: Encodable {
  /// The package's file or directory, as it was named.
  let file: String
  /// One of ``FindingCode``.
  let code: String
  /// `error` or `warning`.
  let severity: String
  let message: String
  /// The file in the package that the finding is about, such as `PACKAGE/pkgmap`, where it is about one.
  let path: String?
  /// The line of that file, counted from 1, where it is known.
  let line: Int?
  /// The place in the stream, in bytes, where it is known.
  let offset: UInt64?

  init(_ finding: Finding, in file: String) {
    self.file = file
    code = finding.code.rawValue
    severity = finding.severity.rawValue
    message = finding.problem.message
    switch finding.problem.place {
    case .offset(let place, let offset)?:
      (path, line, self.offset) = (Self.path(place, in: file), nil, offset)
    case .line(let place, let line)?: (path, self.line, offset) = (Self.path(place, in: file), line, nil)
    case .file(let place)?: (path, line, offset) = (Self.path(place, in: file), nil, nil)
    case nil: (path, line, offset) = (nil, nil, nil)
    }
  }

  /// What follows the package's name in a place: readers write `STREAM: PACKAGE/pkgmap` and `DIRECTORY/pkgmap`.
  private static func path(_ place: FilePath, in file: String) -> String? {
    let text = place.string
    for separator in [": ", "/"] where text.hasPrefix(file + separator) {
      return String(text.dropFirst(file.count + separator.count))
    }
    return nil
  }
}

public import FileSystem
internal import Glibc
public import SystemPackage

/// A package's configuration file `debian-like/PKG.KIND`, as lines of words.
public struct ConfigFile: Sendable {
  public struct Line: Sendable {
    /// Counted from 1.
    public let number: Int
    /// Split at blanks, then substituted: a value with a blank in it stays one word.
    public let words: [String]
  }

  public let path: FilePath
  public let lines: [Line]

  /// Reads a file's text.
  ///
  /// Blank lines and lines that begin with `#` mean nothing.
  ///
  /// - Throws: ``Problems``: what is wrong with each line.
  public init(parsing text: String, path: FilePath, substitutions: Substitutions?) throws {
    var problems = Problems()
    self = try ConfigFile(parsing: text, path: path, substitutions: substitutions, &problems)
    try problems.throwIfAny()
  }

  /// Reads a file's text; a word that has a problem stays as it is.
  init(parsing text: String, path: FilePath, substitutions: Substitutions?, _ problems: inout Problems) throws
  {
    self.path = path
    var found = problems
    lines = try text.lines.enumerated().compactMap { index, line in
      let content = line.trimmingBlanks
      if content.isEmpty || content.hasPrefix("#") { return nil }
      let words = try content.split(whereSeparator: \.isWhitespace).map { word in
        do throws(Substitutions.Failure) {
          let expanded = try substitutions?.expand(String(word)) ?? String(word)
          if let fault = expanded.pathLengthFault {
            found.add(Problem(in: path, line: index + 1, fault))
          }
          return expanded
        } catch {
          try found.collect { throw error.problems { Problem(in: path, line: index + 1, $1) } }
          return String(word)
        }
      }
      return Line(number: index + 1, words: words)
    }
    problems = found
  }

  /// A problem with a line.
  public func problem(_ line: Line, _ message: String) -> Problem {
    Problem(in: path, line: line.number, message)
  }

  /// A word that names a place in the package, without its leading slash.
  public func destination(_ word: String, _ line: Line) throws -> String {
    guard let place = word.stagedPlace else { throw problem(line, "'\(word)' must not contain '..'") }
    return place
  }
}

extension String {
  /// Why no path can be so long, naming it; nil where one can.
  public var pathLengthFault: String? {
    utf8.count >= Int(PATH_MAX) ? "\(Array(utf8).quoted) is too long for a path" : nil
  }

  /// This name of a place in a package without its leading slash and empty components, or nil with a `..`.
  ///
  /// Nothing may leave the package's stage.
  public var stagedPlace: String? {
    let components = pathComponents
    return components.contains("..") ? nil : components.filter { $0 != "." }.joined(separator: "/")
  }
}

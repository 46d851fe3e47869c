public import SystemPackage

/// What is wrong with an input, and where: the kind of error that users read.
///
/// The message is lower case, without a full stop, and has its subject in quotes.
/// The program's name is put in front of it where it is printed.
public struct Problem: Error, Hashable, Sendable {
  /// Where in a file the problem is.
  public enum Place: Hashable, Sendable {
    /// A whole file, or a directory.
    case file(FilePath)
    /// A line of a text file, counted from 1.
    case line(FilePath, Int)
    /// A byte of a binary file, counted from 0.
    case offset(FilePath, UInt64)
  }

  public let place: Place?
  public let message: String
  /// A stable name of this kind of problem for programs, such as `pkgmap-missing-file`; nil where it has none.
  public var code: String?

  public init(_ message: String) {
    self.place = nil
    self.message = message
  }

  public init(in file: FilePath, line: Int? = nil, _ message: String) {
    self.place = if let line { .line(file, line) } else { .file(file) }
    self.message = message
  }

  public init(in file: FilePath, offset: UInt64, _ message: String) {
    self.place = .offset(file, offset)
    self.message = message
  }

  /// A problem at a place that was noted earlier.
  public init(at place: Place?, _ message: String) {
    self.place = place
    self.message = message
  }

  /// A system call on a file that failed: "FILE: cannot VERB: no such file or directory".
  public init(_ error: Errno, _ verb: String, _ file: FilePath) {
    self.init(in: file, "cannot \(verb): \(error.words)")
  }
}

extension Problem: CustomStringConvertible {
  /// "FILE:LINE: message", with control characters shown and never sent to a terminal.
  public var description: String {
    let text =
      if let place { "\(place): \(message)" } else { message }
    return text.showingControlCharacters
  }
}

extension Problem.Place: CustomStringConvertible {
  /// The file, whatever place of it is meant.
  public var file: FilePath {
    switch self {
    case .file(let file), .line(let file, _), .offset(let file, _): file
    }
  }

  /// "FILE", "FILE:LINE" or "FILE: offset BYTE".
  public var description: String {
    switch self {
    case .file(let file): "\(file)"
    case .line(let file, let line): "\(file):\(line)"
    case .offset(let file, let offset): "\(file): offset \(offset)"
    }
  }
}

extension Errno {
  /// The C library's words for this error, in the lower case of our messages.
  public var words: String {
    let text = description
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// A target as those read it whom it attacks: as it was sent, decoded once, and decoded twice.
///
/// Most requests are innocent, and most patterns are about one way of reading; so each is made when it is first asked
/// for.
struct Target {
  /// What reads a target.
  enum Reader: Sendable {
    /// Nobody: the bytes as they were sent, in small letters.
    case nobody
    case unix

    /// IIS: letters are small, backslashes are slashes, and there is more that it decodes.
    case windows
  }

  /// The parts before and behind the first question mark.
  private let path: [UInt8]
  private let query: [UInt8]

  private lazy var rawPaths = Self.withoutDots([path.lowercase, path.lowercase.withSingleSlashes])
  private lazy var rawQueries = [query.lowercase]
  private lazy var unixPaths = Self.withoutDots(Self.readings(of: path) { $0.withSingleSlashes })
  private lazy var unixQueries = Self.readings(of: query) { $0 }
  private lazy var windowsPaths = Self.withoutDots(
    Self.readings(of: path) { bytes in
      bytes.foldedByIIS.map { $0 == 0x5C ? 0x2F : $0 }.withSingleSlashes.lowercase.withoutTrailer
    })
  private lazy var windowsQueries = Self.readings(of: query) { $0.foldedByIIS.lowercase }

  init(_ request: Request) {
    let target = request.localTarget
    let mark = target.firstIndex(of: 0x3F)
    let path = Array(target[..<(mark ?? target.endIndex)])
    self.path = path.isEmpty ? [0x2F] : path
    query = mark.map { Array(target[($0 + 1)...]) } ?? []
  }

  mutating func paths(for reader: Reader) -> [[UInt8]] {
    switch reader {
    case .nobody: rawPaths
    case .unix: unixPaths
    case .windows: windowsPaths
    }
  }

  mutating func queries(for reader: Reader) -> [[UInt8]] {
    switch reader {
    case .nobody: rawQueries
    case .unix: unixQueries
    case .windows: windowsQueries
    }
  }

  /// Paths, and what becomes of each of them when `.` and `..` in it are followed, where that is another one.
  private static func withoutDots(_ paths: [[UInt8]]) -> [[UInt8]] {
    var results: [[UInt8]] = []
    for path in paths + paths.filter({ $0.contains("/.") }).map(\.withoutDotSegments)
    where !results.contains(path) {
      results.append(path)
    }
    return results
  }

  /// The different results of reading bytes undecoded, decoded once and decoded twice.
  private static func readings(of bytes: [UInt8], _ read: ([UInt8]) -> [UInt8]) -> [[UInt8]] {
    let once = bytes.percentDecoded
    let twice = once.percentDecoded
    var results: [[UInt8]] = []
    for reading in [bytes, once, twice] {
      let result = read(reading)
      if !results.contains(result) { results.append(result) }
    }
    return results
  }
}

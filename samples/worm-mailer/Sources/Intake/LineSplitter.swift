/// A line of a log.
public struct Line: Equatable, Sendable {
  /// The bytes, without the line feed and a carriage return before it.
  public var bytes: [UInt8]

  /// Whether the line was longer, and its end is missing.
  public var isCut: Bool
}

/// Takes a stream of bytes apart into lines, of which none is kept longer than a limit.
struct LineSplitter {
  /// The longest line; of a longer one the rest is skipped.
  static let limit = 64 << 10

  /// The beginning of a line whose end has not come yet.
  private var part: [UInt8] = []

  /// How many bytes of the line were skipped.
  private var skipped = 0

  /// How many bytes the line that was not finished yet has by now.
  var pending: Int { part.count + skipped }

  /// Takes bytes to the next line feed, at most, from the front of others.
  ///
  /// - Returns: A line, and how many bytes of the stream it took; nil when there is no line feed.
  mutating func next(_ bytes: inout ArraySlice<UInt8>) -> (line: Line, length: Int)? {
    let end = bytes.firstIndex(of: 0x0A)
    let piece = bytes[..<(end ?? bytes.endIndex)]
    let kept = piece.prefix(Self.limit - part.count)
    part += kept
    skipped += piece.count - kept.count
    guard let end else {
      bytes = []
      return nil
    }
    bytes = bytes[(end + 1)...]
    let length = pending + 1
    return (take(), length)
  }

  /// What there is of a line that will not get an end.
  mutating func rest() -> Line? { pending == 0 ? nil : take() }

  private mutating func take() -> Line {
    let isCut = skipped > 0
    if !isCut, part.last == 0x0D { part.removeLast() }
    defer {
      part = []
      skipped = 0
    }
    return Line(bytes: part, isCut: isCut)
  }
}

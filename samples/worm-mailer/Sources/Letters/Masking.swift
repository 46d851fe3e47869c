/// Leaves names out of a line, in whatever way they are written in it.
///
/// A request may have a name in capital letters and with escapes: `WWW.example.org`, `www%2Eexample%252eorg`, and what IIS
/// takes for the same: `www%u002eexample`, `www%c0%aeexample` (MS00-078).
struct Masking {
  /// What stands for a name.
  static let mark = "[masked]"

  /// Bytes of a line that stand for one character.
  private struct Unit {
    var value: UInt8
    var range: Range<Int>
  }

  /// In small letters, the longest first.
  private let names: [[UInt8]]

  /// - Parameter names: What is shorter than `a.bc` or has neither a dot nor a colon is not looked for; it would blank out
  ///   half of a line.
  init(_ names: some Sequence<String>) {
    self.names = Set(names.map { $0.lowercased() }).filter { name in
      (4...255).contains(name.utf8.count) && name.utf8.contains { ".:".utf8.contains($0) }
    }.map { Array($0.utf8) }.sorted { ($1.count, $0.description) < ($0.count, $1.description) }
  }

  /// The line with the mark for each of the names, and for each name of a host below one of them.
  func applied(to line: [UInt8]) -> [UInt8] {
    guard !names.isEmpty else { return line }
    let units = Self.units(of: line)
    let values = units.map(\.value)
    var result: [UInt8] = []
    // What the units behind the last mark stand for, to take the labels before a name back.
    var shown: [Unit] = []
    var position = 0
    while position < units.count {
      guard let name = names.first(where: { values[position...].starts(with: $0) }) else {
        shown.append(units[position])
        position += 1
        continue
      }
      if shown.last?.value == 0x2E {
        while let last = shown.last, Self.isOfName(last.value) { shown.removeLast() }
      }
      for unit in shown { result += line[unit.range] }
      shown = []
      result += Self.mark.utf8
      position += name.count
    }
    for unit in shown { result += line[unit.range] }
    return result
  }

  /// Letters, digits, hyphens, underscores and dots.
  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
  }

  private static func units(of line: [UInt8]) -> [Unit] {
    var units: [Unit] = []
    units.reserveCapacity(line.count)
    var place = 0
    while place < line.count {
      let (value, end) = decoded(line, at: place)
      // C0 AE is a dot to IIS.
      if let first = units.last, first.value | 1 == 0xC1, value >= 0x20 {
        units[units.count - 1] = Unit(
          value: small((first.value & 1) << 6 | value & 0x3F), range: first.range.lowerBound..<end)
      } else {
        units.append(Unit(value: small(value), range: place..<end))
      }
      place = end
    }
    return units
  }

  /// A byte, however often it was escaped, and where it ends.
  private static func decoded(_ line: [UInt8], at place: Int) -> (UInt8, Int) {
    guard line[place] == 0x25 else { return (line[place], place + 1) }
    var digits = place + 1
    while digits + 1 < line.count, line[digits] == 0x32, line[digits + 1] == 0x35 { digits += 2 }
    if digits < line.count, line[digits] | 0x20 == 0x75, line[(digits + 1)...].starts(with: [0x30, 0x30]) {
      digits += 3
    }
    guard digits + 1 < line.count, let high = digit(line[digits]), let low = digit(line[digits + 1]) else {
      return (line[place], place + 1)
    }
    return (high << 4 | low, digits + 2)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

/// A file that gzip has compressed, as /proc/config.gz is.
///
/// Source: RFC 1951 for the blocks, RFC 1952 for the head; the sum at the end is not compared.
struct GzipFile {
  private let bytes: [UInt8]

  /// The bits that have been read.
  private var position: Int

  private(set) var contents: [UInt8] = []

  private struct Damage: Error {}

  /// - Parameter limit: The most bytes that it may have when it is unpacked; nil for more, and for a damaged file.
  init?(_ bytes: [UInt8], limit: Int) {
    self.bytes = bytes
    guard bytes.count > 18, bytes.starts(with: [0x1F, 0x8B, 8]) else { return nil }
    var start = 10
    let flags = bytes[3]
    if flags & 4 != 0 { start += 2 + Int(bytes[10]) + Int(bytes[11]) << 8 }
    for flag in [UInt8(8), 16] where flags & flag != 0 {
      guard start < bytes.count, let end = bytes[start...].firstIndex(of: 0) else { return nil }
      start = end + 1
    }
    if flags & 2 != 0 { start += 2 }
    position = start * 8
    do { try unpack(limit) } catch { return nil }
  }

  private mutating func unpack(_ limit: Int) throws {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored(limit)
      case 1: try unpackBlock(Code(Self.fixedLengths), Code([UInt8](repeating: 5, count: 30)), limit)
      case 2:
        let (literals, distances) = try readCodes()
        try unpackBlock(literals, distances, limit)
      default: throw Damage()
      }
    }
  }

  /// Bits, the lowest one first.
  private mutating func take(_ count: Int) throws -> Int {
    guard position + count <= bytes.count * 8 else { throw Damage() }
    var value = 0
    for bit in 0..<count {
      value |= Int(bytes[position >> 3] >> UInt8(position & 7) & 1) << bit
      position += 1
    }
    return value
  }

  private mutating func copyStored(_ limit: Int) throws {
    position = (position + 7) & ~7
    let count = try take(16)
    guard try take(16) == ~count & 0xFFFF, count <= bytes.count - position / 8,
      contents.count + count <= limit
    else { throw Damage() }
    contents += bytes[position / 8..<position / 8 + count]
    position += count * 8
  }

  private mutating func unpackBlock(_ literals: Code, _ distances: Code, _ limit: Int) throws {
    while true {
      let symbol = try next(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        contents.append(UInt8(symbol))
      } else {
        guard symbol <= 285 else { throw Damage() }
        let length = try Self.lengths[symbol - 257].start + take(Self.lengths[symbol - 257].bits)
        let way = try next(distances)
        guard way < 30 else { throw Damage() }
        let distance = try Self.distances[way].start + take(Self.distances[way].bits)
        guard distance <= contents.count else { throw Damage() }
        for _ in 0..<length { contents.append(contents[contents.count - distance]) }
      }
      if contents.count > limit { throw Damage() }
    }
  }

  /// A prefix code, by how many of its words have each length.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int]

    init(_ lengths: [UInt8]) {
      for length in lengths { counts[Int(length)] += 1 }
      symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
      counts[0] = 0
    }
  }

  private mutating func next(_ code: Code) throws -> Int {
    var word = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      word |= try take(1)
      let count = code.counts[length]
      if word - first < count { return code.symbols[index + word - first] }
      index += count
      first = (first + count) << 1
      word <<= 1
    }
    throw Damage()
  }

  /// The codes that stand at the beginning of a block, their lengths compressed in the same way.
  private mutating func readCodes() throws -> (Code, Code) {
    let literals = try take(5) + 257
    let distances = try take(5) + 1
    let count = try take(4) + 4
    var order = [UInt8](repeating: 0, count: 19)
    for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(count) {
      order[place] = UInt8(try take(3))
    }
    let code = Code(order)
    var lengths: [UInt8] = []
    while lengths.count < literals + distances {
      switch try next(code) {
      case 16:
        guard let last = lengths.last else { throw Damage() }
        lengths += [UInt8](repeating: last, count: 3 + (try take(2)))
      case 17: lengths += [UInt8](repeating: 0, count: 3 + (try take(3)))
      case 18: lengths += [UInt8](repeating: 0, count: 11 + (try take(7)))
      case let length: lengths.append(UInt8(length))
      }
    }
    guard lengths.count == literals + distances else { throw Damage() }
    return (Code(Array(lengths[..<literals])), Code(Array(lengths[literals...])))
  }

  private static let fixedLengths =
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
    + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)

  /// The least length of each symbol from 257 on, and the bits that are added to it.
  private static let lengths =
    (0..<8).map { (start: $0 + 3, bits: 0) }
    + (8..<28).map { (start: (4 + $0 % 4) << ($0 / 4 - 1) + 3, bits: $0 / 4 - 1) } + [(start: 258, bits: 0)]

  /// The same of distances.
  private static let distances =
    (0..<4).map { (start: $0 + 1, bits: 0) }
    + (4..<30).map { (start: (2 + $0 % 2) << ($0 / 2 - 1) + 1, bits: $0 / 2 - 1) }
}

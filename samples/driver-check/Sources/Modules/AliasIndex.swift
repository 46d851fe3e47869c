/// The patterns of modules.alias, sorted such that only few have to be compared with a name.
///
/// Debian 12's file has 1.3 MB and 24000 patterns. Most begin with as many plain characters as name a bus and a vendor,
/// `pci:v00008086d`, and are kept under them; the others are kept by the bus alone.
public struct AliasIndex: Sendable {
  struct Entry {
    let pattern: Range<Int>
    let module: Range<Int>
  }

  /// The two lengths of what patterns are kept under; `pci:v00008086` has 13 bytes.
  private static let long = 13
  private static let short = 3

  private var bytes: [UInt8] = []
  private var entries: [[UInt8]: [Entry]] = [:]

  /// How many patterns there are.
  public private(set) var count = 0

  public init() {}

  /// Reads `alias PATTERN MODULE` lines; everything else is passed over.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      addLine(start..<end)
      start = end + 1
    }
  }

  /// Adds a pattern that is not in the file.
  public mutating func add(_ pattern: some Sequence<UInt8>, module: some Sequence<UInt8>) {
    let start = bytes.count
    bytes += pattern
    let middle = bytes.count
    bytes += module
    add(start..<middle, module: middle..<bytes.count)
  }

  /// The modules whose patterns match, in the order of the file, each once, with underscores in their names.
  public func modules(for modalias: String) -> [String] { claims(on: modalias).map(\.module) }

  /// The same, each with how many characters of its pattern are plain from the beginning: for a PCI device 22 or more where
  /// the pattern names the device, and 14 where it takes all of a vendor's devices of a class.
  public func claims(on modalias: String) -> [(module: String, plain: Int)] {
    if modalias.utf8.count > AliasPattern.longestText { return [] }
    let text = Array(modalias.utf8)
    let found = bytes.withUnsafeBufferPointer { bytes in
      text.withUnsafeBufferPointer { text in
        candidates(for: modalias).filter {
          AliasPattern.matches(UnsafeBufferPointer(rebasing: bytes[$0.pattern]), text)
        }
      }
    }
    var claims: [(module: String, plain: Int)] = []
    for entry in found.sorted(by: { $0.pattern.lowerBound < $1.pattern.lowerBound }) {
      let name = ModuleName.normalized(String(decoding: bytes[entry.module], as: UTF8.self))
      let plain = plain(in: entry.pattern)
      if let index = claims.firstIndex(where: { $0.module == name }) {
        claims[index].plain = max(claims[index].plain, plain)
      } else {
        claims.append((name, plain))
      }
    }
    return claims
  }

  /// How many characters of a pattern are plain from the beginning.
  private func plain(in pattern: Range<Int>) -> Int {
    bytes[pattern].prefix { byte in !Self.special.contains(byte) }.count
  }

  /// What has to be compared with a name.
  func candidates(for modalias: String) -> [Entry] {
    [Self.long, Self.short, 0].filter { $0 <= modalias.utf8.count }.flatMap {
      entries[Array(modalias.utf8.prefix($0))] ?? []
    }
  }

  private mutating func addLine(_ line: Range<Int>) {
    var words: [Range<Int>] = []
    var place = line.lowerBound
    while place < line.upperBound, words.count < 4 {
      let start = bytes[place..<line.upperBound].firstIndex { !Self.isBlank($0) } ?? line.upperBound
      let end = bytes[start..<line.upperBound].firstIndex(where: Self.isBlank) ?? line.upperBound
      if start < end { words.append(start..<end) }
      place = end
    }
    if words.count == 3, bytes[words[0]].elementsEqual("alias".utf8) { add(words[1], module: words[2]) }
  }

  private mutating func add(_ pattern: Range<Int>, module: Range<Int>) {
    if pattern.count > AliasPattern.longestPattern { return }
    let plain = plain(in: pattern)
    let length = plain >= Self.long ? Self.long : plain >= Self.short ? Self.short : 0
    entries[Array(bytes[pattern].prefix(length)), default: []].append(Entry(pattern: pattern, module: module))
    count += 1
  }

  private static let special = Array("*?[\\".utf8)

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

/// The spelling of module names.
public enum ModuleName {
  /// With underscores, as the kernel shows names; files have hyphens as often.
  public static func normalized(_ name: some StringProtocol) -> String {
    // By bytes: a mark after a hyphen makes one character of the two.
    String(decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
  }
}

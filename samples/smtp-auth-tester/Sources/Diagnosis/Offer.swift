/// The mechanisms that a server's reply to EHLO names, by the two ways of writing the line.
public struct Offer: Sendable, Equatable {
  /// Those of the line `AUTH PLAIN LOGIN`, in capitals; nil when there is no such line.
  public var standard: [String]?

  /// Those of the line `AUTH=PLAIN LOGIN`, which is for clients older than RFC 2554; nil when there is no such line.
  public var equalsForm: [String]?

  public init(standard: [String]? = nil, equalsForm: [String]? = nil) {
    self.standard = standard?.map { $0.uppercased() }
    self.equalsForm = equalsForm?.map { $0.uppercased() }
  }

  /// Reads the lines of a reply to EHLO, without their codes.
  public init(lines: [String]) {
    self.init()
    for line in lines {
      var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map { $0.uppercased() }
      guard let keyword = words.first else { continue }
      if keyword == "AUTH" {
        standard = (standard ?? []) + words.dropFirst()
      } else if keyword.hasPrefix("AUTH=") {
        words[0] = String(keyword.dropFirst(5))
        equalsForm = (equalsForm ?? []) + words.filter { !$0.isEmpty }
      }
    }
  }

  /// Whether one of the lines names a mechanism.
  public func has(_ mechanism: String) -> Bool {
    ((standard ?? []) + (equalsForm ?? [])).contains(mechanism.uppercased())
  }

  /// Whether both lines are there and name different mechanisms.
  public var differs: Bool {
    guard let standard, let equalsForm else { return false }
    return Set(standard) != Set(equalsForm)
  }

  /// Whether there is the standard line, with no word in it.
  public var isEmptyLine: Bool { standard == [] }

  /// Whether the standard line has words, none of which can be a mechanism's name (RFC 4422, section 3.1).
  public var isWithoutNames: Bool {
    guard let standard, !standard.isEmpty else { return false }
    return !standard.contains { name in
      (1...20).contains(name.utf8.count)
        && name.utf8.allSatisfy { byte in
          (65...90).contains(byte) || (48...57).contains(byte) || "-_".utf8.contains(byte)
        }
    }
  }

  /// Whether there is neither line.
  public var isEmpty: Bool { standard == nil && equalsForm == nil }
}

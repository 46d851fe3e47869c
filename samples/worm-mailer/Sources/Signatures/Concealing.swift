/// Leaves out of a target what may be a secret of somebody: names and passwords in URLs, parameters of paths, and values
/// whose name says that they are secret.
enum Concealing {
  /// A byte that bytes of a target stand for, however often they were escaped: `:`, `%3a`, `%253A`.
  private struct Unit {
    var value: UInt8
    var range: Range<Int>
  }

  /// Parts of names of parameters whose values are not shown.
  private static let names = [
    "pass", "pwd", "pw", "secret", "token", "key", "auth", "sess", "sid", "cred", "user", "login", "mail",
    "cookie", "code", "sig", "jwt", "hash",
  ].map { Array($0.utf8) }

  /// The bytes with the mark for what was left out.
  static func applied(to bytes: some Collection<UInt8>, isQuery: Bool = false) -> [UInt8] {
    let bytes = Array(bytes)
    let units = units(of: bytes)
    let hidden = (userinfo(in: units) + parameters(in: units, isQuery: isQuery)).sorted {
      $0.lowerBound < $1.lowerBound
    }
    var result: [UInt8] = []
    var place = 0
    for range in hidden where range.upperBound > place {
      // Ranges may overlap; what both are about is left out once.
      if range.lowerBound >= place {
        result += bytes[place..<range.lowerBound]
        result += ShownRequest.mark.utf8
      }
      place = range.upperBound
    }
    return result + bytes[place...]
  }

  private static func units(of bytes: [UInt8]) -> [Unit] {
    var units: [Unit] = []
    units.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      var digits = place + 1
      if bytes[place] == 0x25 {
        // %25 is a percent sign, which may begin an escape of its own.
        while digits + 1 < bytes.count, bytes[digits] == 0x32, bytes[digits + 1] == 0x35 { digits += 2 }
        if digits + 1 < bytes.count, let high = bytes[digits].hexadecimalDigit,
          let low = bytes[digits + 1].hexadecimalDigit
        {
          units.append(Unit(value: high << 4 | low, range: place..<(digits + 2)))
          place = digits + 2
          continue
        }
      }
      units.append(Unit(value: bytes[place], range: place..<(place + 1)))
      place += 1
    }
    return units
  }

  /// What stands before an at sign, behind two slashes or with a colon in it, and the host behind it.
  private static func userinfo(in units: [Unit]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < units.count {
      let isAuthority = start >= 2 && isSlash(units[start - 1].value) && isSlash(units[start - 2].value)
      // A password may have every byte in it that does not end an authority (RFC 3986, section 3.2).
      var end = units[start...].firstIndex { isAuthority ? endsAuthority($0.value) : endsWord($0.value) }
      let part = units[start..<(end ?? units.count)]
      if let at = part.lastIndex(where: { $0.value == 0x40 }), at > start,
        isAuthority || part[..<at].contains(where: { $0.value == 0x3A })
      {
        let host = units[(at + 1)...].prefix { !endsWord($0.value) }
        found.append(units[start].range.lowerBound..<(host.last ?? units[at]).range.upperBound)
      } else if isAuthority {
        end = part.firstIndex { endsWord($0.value) } ?? end
      }
      start = (end ?? units.count) + 1
    }
    return found
  }

  private static func isSlash(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x5C }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    isSlash(byte) || byte <= 0x20 || [0x22, 0x23, 0x3C, 0x3E, 0x3F].contains(byte)
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    endsAuthority(byte) || [0x26, 0x27, 0x3B, 0x3D].contains(byte)
  }

  /// The values of `;name=value` in a path, and of `name=value` in a query where the name is one of a secret.
  private static func parameters(in units: [Unit], isQuery: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < units.count {
      let end = units[start...].firstIndex { isSeparator($0.value) } ?? units.count
      let isParameter = isQuery || start > 0 && units[start - 1].value == 0x3B
      if isParameter, let sign = units[start..<end].firstIndex(where: { $0.value == 0x3D }), sign + 1 < end,
        !isQuery || isSecret(units[start..<sign])
      {
        found.append(units[sign + 1].range.lowerBound..<units[end - 1].range.upperBound)
      }
      start = end + 1
    }
    return found
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { [0x26, 0x2F, 0x3B, 0x3F].contains(byte) }

  private static func isSecret(_ name: ArraySlice<Unit>) -> Bool {
    let name = name.suffix(100).map(\.value.lowercase)
    return names.contains { name.position(of: $0) != nil }
  }
}

/// How servers read what stands in a target.
extension [UInt8] {
  /// The bytes with every `%HH` replaced by its byte; what is not such an escape stays as it is, as on IIS.
  ///
  /// So `%%35c` becomes `%5c`, which somebody who decodes again takes for a backslash (MS01-026).
  var percentDecoded: [UInt8] {
    guard contains(0x25) else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var place = 0
    while place < count {
      if self[place] == 0x25, place + 2 < count, let high = self[place + 1].hexadecimalDigit,
        let low = self[place + 2].hexadecimalDigit
      {
        result.append(high << 4 | low)
        place += 3
      } else {
        result.append(self[place])
        place += 1
      }
    }
    return result
  }

  /// The bytes with what IIS 4 and 5 took for ASCII characters replaced by them: `%u005c`, and UTF-8 that is longer
  /// than it may be, whose second byte they did not look at closely (MS00-078): C0 AF, C1 9C, C1 1C, C0 2F.
  var foldedByIIS: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var place = 0
    while place < count {
      let (byte, length) = asciiByIIS(at: place)
      result.append(byte)
      place += length
    }
    return result
  }

  /// A byte, or the ASCII character that some bytes were taken for, and how many they are.
  private func asciiByIIS(at place: Int) -> (UInt8, Int) {
    // Beyond the end there is what fits nothing.
    func next(_ offset: Int) -> Int { place + offset < count ? Int(self[place + offset]) : -1 }
    func ascii(_ high: Int, _ low: Int, _ length: Int) -> (UInt8, Int) {
      (UInt8((high & 1) << 6 | low & 0x3F), length)
    }
    switch (next(0), next(1), next(2), next(3)) {
    case (let first, let second, _, _) where first | 1 == 0xC1 && second >= 0: return ascii(first, second, 2)
    case (0xE0, let second, let third, _) where second | 1 == 0x81 && third >= 0:
      return ascii(second, third, 3)
    case (0xF0, 0x80, let third, let fourth) where third | 1 == 0x81 && fourth >= 0:
      return ascii(third, fourth, 4)
    case (0x25, 0x75, 0x30, 0x30), (0x25, 0x55, 0x30, 0x30):
      guard place + 5 < count, let high = self[place + 4].hexadecimalDigit, high < 8,
        let low = self[place + 5].hexadecimalDigit
      else { break }
      return (high << 4 | low, 6)
    default: break
    }
    return (self[place], 1)
  }

  var lowercase: [UInt8] { map(\.lowercase) }

  /// A path with `.` and `..` followed (RFC 3986, section 5.2.4).
  var withoutDotSegments: [UInt8] {
    var segments: [ArraySlice<UInt8>] = []
    let all = split(separator: 0x2F, omittingEmptySubsequences: false).dropFirst()
    for (index, segment) in all.enumerated() {
      let isLast = index == all.count - 1
      switch segment {
      case [0x2E], [0x2E, 0x2E]:
        if segment.count == 2 { _ = segments.popLast() }
        if isLast { segments.append([]) }
      default: segments.append(segment)
      }
    }
    return segments.flatMap { [0x2F] + $0 }
  }

  /// A path without the NULs, blanks and dots at its end, which Windows takes for nothing in the name of a file.
  var withoutTrailer: [UInt8] {
    Array(prefix((lastIndex { $0 != 0 && $0 != 0x20 && $0 != 0x2E } ?? -1) + 1))
  }

  /// The bytes with one slash where several stand together, which for most servers is the same.
  var withSingleSlashes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for byte in self where byte != 0x2F || result.last != 0x2F { result.append(byte) }
    return result
  }
}

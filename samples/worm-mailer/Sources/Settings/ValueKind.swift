import Addresses
import SystemPackage

/// What is wrong with a value, without its place.
struct ValueProblem: Error {
  let reason: String
}

/// A kind of value: how it is read and how it is written.
struct ValueKind<Value: Sendable>: Sendable {
  let read: @Sendable (String) throws(ValueProblem) -> Value
  let show: @Sendable (Value) -> String
}

extension ValueKind<Bool> {
  static let yesOrNo = ValueKind { text throws(ValueProblem) in
    switch text {
    case "yes": return true
    case "no": return false
    default: throw ValueProblem(reason: "must be yes or no")
    }
  } show: {
    $0 ? "yes" : "no"
  }
}

extension ValueKind<Int> {
  static func number(_ range: ClosedRange<Int>) -> ValueKind {
    ValueKind { text throws(ValueProblem) in
      let isDecimal = (1...9).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
      guard isDecimal, let number = Int(text), range.contains(number) else {
        throw ValueProblem(reason: "must be a number from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    } show: {
      String($0)
    }
  }
}

extension ValueKind<Int64> {
  /// A time in seconds, minutes, hours or days, with the letter of its unit behind it: `90s`, `15m`, `24h`, `5d`.
  static func duration(_ range: ClosedRange<Int64>) -> ValueKind {
    ValueKind { text throws(ValueProblem) in
      let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
      let unit = text.last.flatMap { units[$0] }
      let digits = text.dropLast()
      let isDecimal = (1...9).contains(digits.utf8.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
      guard isDecimal, let unit, let number = Int64(digits), range.contains(number * unit) else {
        let ends = "\(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        throw ValueProblem(reason: "must be a time such as 90s, 15m, 24h or 5d, from \(ends)")
      }
      return number * unit
    } show: {
      text($0)
    }
  }

  private static func text(_ seconds: Int64) -> String {
    for (unit, letter) in [(86_400, "d"), (3600, "h"), (60, "m")] as [(Int64, String)]
    where seconds >= unit && seconds % unit == 0 {
      return "\(seconds / unit)\(letter)"
    }
    return "\(seconds)s"
  }
}

extension ValueKind<String> {
  /// A line of text.
  static let line = ValueKind { text throws(ValueProblem) in
    guard text.utf8.count <= 200 else { throw ValueProblem(reason: "must have at most 200 bytes") }
    return text
  } show: {
    $0
  }

  /// The name of a domain or host in ASCII; a dot at its end is left out.
  static let domain = ValueKind { text throws(ValueProblem) in
    let name = text.hasSuffix(".") ? text.dropLast() : text[...]
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == 45 }
    }
    guard isName, name.utf8.count <= 253 else {
      throw ValueProblem(reason: "must be the name of a domain, of letters, digits and hyphens")
    }
    return name.lowercased()
  } show: {
    $0
  }

  /// A plain mail address.
  ///
  /// What is said of it beyond its form is said where it is used.
  static let mailbox = ValueKind { text throws(ValueProblem) in
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let special = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count),
      parts[0].utf8.allSatisfy({
        (48...57).contains($0) || (97...122).contains($0 | 0x20) || special.contains($0)
      }),
      !parts[0].hasPrefix("."), !parts[0].hasSuffix("."), !parts[0].contains("..")
    else { throw ValueProblem(reason: "must be a plain mail address such as worm-report@host.example") }
    return "\(parts[0])@\(try domain.read(String(parts[1])))"
  } show: {
    $0
  }

  /// A server, `HOST` or `HOST:PORT`.
  static let server = ValueKind { text throws(ValueProblem) in
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == 0x2C }) else {
      throw ValueProblem(reason: "must be HOST or HOST:PORT, where an IPv6 address is in brackets")
    }
    return text
  } show: {
    $0
  }

  /// A program with arguments, apart by blanks; there is no shell and there are no quotes.
  static func command(_ text: String) throws(ValueProblem) -> [String] {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    guard let program = words.first, program.hasPrefix("/") else {
      throw ValueProblem(reason: "must begin with the whole path of a program")
    }
    guard !text.contains("\"") && !text.contains("'") else {
      throw ValueProblem(reason: "must not have quotes; there is no shell: put the command into a script")
    }
    return words
  }
}

extension ValueKind<FilePath> {
  /// The whole path of a file or directory.
  static let file = ValueKind { text throws(ValueProblem) in
    guard text.hasPrefix("/") else { throw ValueProblem(reason: "must be a whole path, beginning with '/'") }
    return FilePath(text)
  } show: {
    $0.string
  }
}

extension ValueKind<Network> {
  static let network = ValueKind { text throws(ValueProblem) in
    guard let network = Network(text) else {
      throw ValueProblem(reason: "must be an address or a network such as 192.0.2.0/24")
    }
    return network
  } show: {
    $0.description
  }
}

extension ValueKind where Value: RawRepresentable<String> & CaseIterable {
  /// One of a few words.
  static func word() -> ValueKind {
    ValueKind { text throws(ValueProblem) in
      guard let value = Value(rawValue: text) else {
        let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValueProblem(reason: "must be one of \(words)")
      }
      return value
    } show: {
      $0.rawValue
    }
  }
}

import Addresses
import Attacks
import Reporting
import Secrecy

/// A request as the mail shows it: ASCII on one line, and without the target where that is masked.
struct Quotation {
  /// By RFC 3339, in UTC.
  let time: String
  let port: UInt16?
  let line: String

  /// The longest line that is quoted, in bytes.
  static let longest = 2000

  static let mask = "[masked]"

  /// The quoted requests of an attack.
  static func all(of facts: ReportFacts) -> [Quotation] {
    let names = facts.target.isMasked ? maskedNames(facts) : []
    return facts.attack.quotations.prefix(Attack.maximumOfQuotations).map { quotation in
      let bytes = quotation.line.utf8.prefix(longest)
      let line = masked(Array(escaped(bytes).utf8), names)
      let isCut = quotation.line.utf8.count > longest
      return Quotation(
        time: timestamp(quotation.time), port: quotation.port.flatMap { $0 > 0 ? $0 : nil },
        line: String(decoding: line, as: UTF8.self) + (isCut ? "..." : ""))
    }
  }

  /// A time by RFC 3339; what no calendar of four digits has is brought to its nearest end.
  static func timestamp(_ seconds: Int64) -> String {
    Moment.iso8601(seconds: min(max(seconds, 0), 253_402_300_799)) ?? ""
  }

  /// Bytes with all but printable ASCII percent-escaped.
  static func escaped(_ bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      if (0x20...0x7E).contains(byte) {
        result.append(byte)
      } else {
        result += "%\(String(hexadecimal: [byte], uppercase: true))".utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What a quoted request may call the target, the longest first.
  private static func maskedNames(_ facts: ReportFacts) -> [[UInt8]] {
    let names =
      [facts.target.name, facts.target.address?.description].compactMap(\.self) + facts.attack.hosts
    // What is asked for as the host can be anything; what is shorter than `a.bc` would blank out half of the line.
    return Set(names.map { $0.lowercased() }).filter { name in
      (4...255).contains(name.utf8.count) && name.utf8.contains { ".:".utf8.contains($0) }
    }.map { Array($0.utf8) }.sorted { ($1.count, $0.description) < ($0.count, $1.description) }
  }

  private static func masked(_ line: [UInt8], _ names: [[UInt8]]) -> [UInt8] {
    guard !names.isEmpty else { return line }
    let small = line.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    var result: [UInt8] = []
    var position = 0
    while position < line.count {
      if let name = names.first(where: { small[position...].starts(with: $0) }) {
        result += mask.utf8
        position += name.count
      } else {
        result.append(line[position])
        position += 1
      }
    }
    return result
  }
}

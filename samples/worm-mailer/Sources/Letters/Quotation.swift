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

  /// The quoted requests of an attack.
  static func all(of facts: ReportFacts) -> [Quotation] {
    let masking = masking(of: facts)
    return facts.attack.quotations.prefix(Attack.maximumOfQuotations).map { quotation in
      let bytes = quotation.line.utf8.prefix(longest)
      let line = masking.applied(to: Array(escaped(bytes).utf8))
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

  /// What a quoted request may call the target.
  private static func masking(of facts: ReportFacts) -> Masking {
    let target = facts.target
    guard target.isMasked else { return Masking([]) }
    let known = [target.name, target.address?.description].compactMap(\.self)
    return Masking(known + (target.others ?? []) + facts.attack.hosts)
  }
}

/// The address in MAIL and RCPT (RFC 5321, section 4.1.2), looked at for what could make it two things.
enum MailPath {
  /// - Returns: Why it cannot be sent, nil when it can.
  static func objection(to address: String, mayBeEmpty: Bool) -> String? {
    if address.isEmpty { return mayBeEmpty ? nil : "the address is empty" }
    // Section 4.5.3.1.3: 256 with the angle brackets.
    guard address.utf8.count <= 254 else { return "the address is longer than 254 bytes" }
    var isQuoted = false
    var isEscaped = false
    for scalar in address.unicodeScalars {
      guard scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) else {
        return "the address has a control character in it"
      }
      if isEscaped {
        isEscaped = false
      } else if isQuoted, scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, scalar == " " || scalar == "<" || scalar == ">" {
        return "the address has '\(scalar)' in it outside of quotes"
      }
    }
    return isQuoted ? "a quote in the address is not closed" : nil
  }
}

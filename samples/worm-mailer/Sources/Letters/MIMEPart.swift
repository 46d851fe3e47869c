import SASL
import Secrecy

/// A part of a mail (RFC 2045) in ASCII with lines of 76 characters at most.
struct MIMEPart {
  /// Its header, an empty line, and its body; LF at the end of every line.
  let text: String

  static let width = 76

  /// The longest line of text that needs no encoding (RFC 5322, section 2.1.1, allows 998).
  static let longestPlain = 200

  /// Plain text: as it is where that is possible, else as quoted-printable.
  init(lines: [String]) throws(LetterProblem) {
    let isASCII = lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    // An address to stop mails is longer than the others, and is to stand in one line for whoever looks at the raw mail.
    let isPlain = isASCII && lines.allSatisfy { $0.utf8.count <= Self.longestPlain && $0.last != " " }
    var header = MailHeader()
    try header.add("Content-Type", "text/plain; charset=\(isASCII ? "us-ascii" : "utf-8")")
    try header.add("Content-Transfer-Encoding", isPlain ? "7bit" : "quoted-printable")
    let body = lines.map { (isPlain ? $0 : Self.quotedPrintable($0)) + "\n" }.joined()
    text = header.text + "\n" + body
  }

  /// JSON in a file of this name.
  init(json: String, file: String) throws(LetterProblem) {
    var header = MailHeader()
    try header.add("Content-Type", "application/json; name=\"\(file)\"")
    try header.add("Content-Disposition", "attachment; filename=\"\(file)\"")
    try header.add("Content-Transfer-Encoding", "base64")
    var body = ""
    var rest = Substring(Base64.encode(Array((json + "\n").utf8)))
    while !rest.isEmpty {
      body += rest.prefix(Self.width) + "\n"
      rest = rest.dropFirst(Self.width)
    }
    text = header.text + "\n" + body
  }

  /// A line by RFC 2045, section 6.7.
  static func quotedPrintable(_ line: String) -> String {
    var result = ""
    var column = 0
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      // A blank at the end may get lost on the way.
      let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x20 && !isLast
      let text =
        isPlain
        ? String(Unicode.Scalar(byte)) : "=" + String(hexadecimal: [byte], uppercase: true)
      // One column is for the mark that the line goes on.
      if column + text.utf8.count > (isLast ? width : width - 1) {
        result += "=\n"
        column = 0
      }
      result += text
      column += text.utf8.count
    }
    return result
  }
}

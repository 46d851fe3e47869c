import Secrecy

/// The administrator's own signatures, in a text file.
///
/// A line `[NAME]` begins a signature; the lines after it are `KEY = VALUE`. Empty lines, and lines that begin with `#`,
/// are skipped.
///
///     [wordpress-copy]
///     title = Search for copies of WordPress's configuration
///     explanation = This request is for a copy of the file that WordPress keeps its passwords in.
///     source = https://owasp.org/www-project-web-security-testing-guide/
///     path = */wp-config.php.bak
///     path = */wp-config.php~
///
/// A request must fit one of the lines of every key among `method`, `path`, `query`, `agent` and `referer`. In patterns
/// `*` is any number of any bytes; `\*`, `\\` and `\xHH` are single bytes. `system` is `unix` (the default), `windows`
/// (IIS: letters are small, backslashes are slashes) or `raw` (nothing is decoded, letters are small); `evidence`, what
/// the mail shows, is `path` (the default), `query` or `header`; `mails = no` only counts.
public enum OwnSignatures {
  /// So many signatures are read at most.
  public static let maximum = 1000

  /// Reads the text of a file.
  ///
  /// - Throws: `OwnSignaturesProblem` for the first line that has something wrong.
  public static func read(_ text: [UInt8]) throws(OwnSignaturesProblem) -> [Signature] {
    var signatures: [Signature] = []
    var section: OwnSignature?
    var names = Set(SignatureTable.builtIn.map(\.name))
    for (index, bytes) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = index + 1
      let text = try self.text(bytes, line)
      if text.isEmpty || text.hasPrefix("#") { continue }
      if text.hasPrefix("[") {
        if let section { signatures.append(try section.signature()) }
        let name = try self.name(text, line)
        if !names.insert(name).inserted {
          throw OwnSignaturesProblem(line, "there is another signature with the name '\(name)'")
        }
        if signatures.count >= maximum {
          throw OwnSignaturesProblem(line, "there are more than \(maximum) signatures")
        }
        section = OwnSignature(name: name, line: line)
      } else {
        guard let equals = text.firstIndex(of: "=") else {
          throw OwnSignaturesProblem(line, "'\(text.prefix(40))' is neither '[NAME]' nor 'KEY = VALUE'")
        }
        let key = trimmed(text[..<equals])
        let value = trimmed(text[text.index(after: equals)...])
        if section == nil {
          throw OwnSignaturesProblem(line, "'\(key.prefix(40))' stands before the first '[NAME]'")
        }
        try section?.add(key, value, line)
      }
    }
    if let section { signatures.append(try section.signature()) }
    return signatures
  }

  /// A line without blanks around it; what it says goes into mails, which are in ASCII.
  private static func text(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(OwnSignaturesProblem) -> String {
    if bytes.count > 2000 { throw OwnSignaturesProblem(line, "the line is longer than 2000 bytes") }
    let text = trimmed(String(decoding: bytes, as: UTF8.self)[...])
    let isASCII = text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
    if text.hasPrefix("#") || isASCII { return text }
    let printed = String(printing: bytes, limit: 60)
    throw OwnSignaturesProblem(
      line, "'\(printed)' has other characters than ASCII has; write '\\xHH' in patterns")
  }

  private static func name(_ text: String, _ line: Int) throws(OwnSignaturesProblem) -> String {
    let name = text.dropFirst().dropLast()
    let isName = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    guard text.hasSuffix("]"), (1...40).contains(name.utf8.count), isName, !name.hasPrefix("-"),
      !name.hasSuffix("-")
    else {
      let words = "must be '[NAME]', up to 40 small letters, digits and hyphens"
      throw OwnSignaturesProblem(line, "'\(text.prefix(60))' \(words)")
    }
    return String(name)
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    var scalars = text.unicodeScalars.drop(while: isBlank)
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }
}

/// What is wrong in a file of own signatures.
public struct OwnSignaturesProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  private let text: String

  init(_ line: Int, _ text: String) {
    self.line = line
    self.text = text
  }

  /// What is wrong, without the place.
  public var description: String { text }

  /// What is wrong, with the name of the file and the line.
  public func description(in file: String) -> String { "\(file):\(line): \(text)" }
}

public import FileSystem

/// What a manual page says about itself: which section it belongs to, and in which language it is.
public struct ManualPage: Hashable, Sendable {
  /// The name without section and language: `pkgadd`.
  public let name: ByteString
  /// The section with its letters in lower case, such as `1` or `3perl`.
  public let section: String
  /// The language, such as `de` or `pt_BR`, or nil for the untranslated page.
  public let language: String?

  /// - Parameters:
  ///   - path: The page's path, whose name may end in a section and have a language before it.
  ///   - contents: Its text; `.TH` and `.Dt` lines overrule the name.
  ///   - language: The language when it is known, empty for the untranslated page.
  /// - Returns: Nil when neither the name nor the text has a section.
  public init?(path: ByteString, contents: [UInt8], language: String? = nil) {
    let components = path.components
    var parts = (components.last ?? "").bytes.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let suffix = parts.count > 1 ? parts.removeLast() : []
    let named = Self.section(String(decoding: suffix, as: UTF8.self))
    guard let section = Self.titleSection(contents) ?? named else { return nil }
    self.section = section

    let directory = Self.directoryLanguage(components.map(\.description))
    let last = parts.count > 1 ? String(decoding: parts[parts.count - 1], as: UTF8.self) : ""
    // libnss_x.so.2.8 is a library's page, not one in the language "so".
    let isLibrary = last == "so" && parts.first?.starts(with: "lib".utf8) == true
    let fromName = Self.isLanguage(last) && !isLibrary ? last : nil
    let chosen = language ?? directory ?? fromName
    if let chosen, chosen == last { parts.removeLast() }
    self.language = chosen.flatMap { $0.isEmpty ? nil : $0 }
    name = ByteString(parts.joined(separator: [UInt8(ascii: ".")]))
    if name.isEmpty { return nil }
  }

  /// Where the page goes, relative to a directory of manual pages.
  ///
  /// Solaris has one directory for each section with its letters: `man1m/useradd.1m`.
  public var place: ByteString {
    let tail = ByteString("man\(section)/") + name + ByteString(".\(section)")
    return language.map { ByteString($0 + "/") + tail } ?? tail
  }

  /// A section's name in normal form, or nil if it is none, such as a version number.
  private static func section(_ text: String) -> String? {
    let letters = text.dropFirst()
    guard let digit = text.first, ("1"..."9").contains(digit), letters.first?.isNumber != true,
      letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { return nil }
    return text.lowercased()
  }

  /// The section of the first title line: `.TH NAME "3perl" …` of man(7), `.Dt NAME 1` of mdoc(7).
  private static func titleSection(_ contents: [UInt8]) -> String? {
    for line in contents.split(separator: UInt8(ascii: "\n")) where line.first == UInt8(ascii: ".") {
      let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      guard words.first == ".TH" || words.first == ".Dt" else { continue }
      return words.count > 2 ? section(words[2].filter { $0 != "\"" }) : nil
    }
    return nil
  }

  /// The language of a page in `man/LANGUAGE/manN`.
  private static func directoryLanguage(_ components: [String]) -> String? {
    let directories = components.dropLast().suffix(3)
    guard directories.count == 3, directories.first == "man", directories.last?.hasPrefix("man") == true,
      let middle = directories.dropFirst().first
    else { return nil }
    let language = String(middle.prefix { $0 != "." })
    return isLanguage(language) ? language : nil
  }

  /// Whether a word looks like `de` or `pt_BR`.
  private static func isLanguage(_ word: String) -> Bool {
    let parts = word.split(separator: "_", omittingEmptySubsequences: false)
    func isPair(_ text: Substring?, _ range: ClosedRange<Character>) -> Bool {
      text?.count == 2 && text?.allSatisfy { range.contains($0) } == true
    }
    return isPair(parts.first, "a"..."z")
      && (parts.count == 1 || parts.count == 2 && isPair(parts.last, "A"..."Z"))
  }

  /// The page that a page consisting of `.so man1/other.1` refers to, relative to the directory of manual pages.
  ///
  /// - Parameter place: Where the page itself lies, whose language is meant, and whose section where
  ///   the line names none.
  public static func source(of contents: [UInt8], at place: ByteString) -> ByteString? {
    guard contents.count <= 1024, contents.starts(with: ".so ".utf8) else { return nil }
    let line = contents.prefix { $0 != UInt8(ascii: "\n") }.dropFirst(4)
    let words = line.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
    guard words.count == 1, let target = words.first, !target.contains(0) else { return nil }
    let names = target.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if names.contains(where: { $0.isEmpty || $0.elementsEqual("..".utf8) }) { return nil }
    let own = place.bytes.split(separator: UInt8(ascii: "/")).dropLast(names.count > 1 ? 2 : 1)
    return ByteString((own + names).joined(separator: [UInt8(ascii: "/")]))
  }
}

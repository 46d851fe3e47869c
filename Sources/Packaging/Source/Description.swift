/// The two parts of a `Description`: a line, and paragraphs.
public struct Description: Hashable, Sendable {
  public let synopsis: String
  /// The first paragraph after the synopsis in one line, nil where there is none.
  ///
  /// A package's DESC is one line of 256 bytes; what does not fit there is for those who read the control file.
  public let firstParagraph: String?
  /// Whether the description says that the package has no files of its own: that it is a metapackage, or a transitional,
  /// dummy, virtual or empty package.
  ///
  /// These are the words that lintian looks for in packages without files.
  public let isOfMetapackage: Bool

  public init(_ value: String) {
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
    synopsis = String(lines.first ?? "")
    let paragraph = lines.dropFirst().drop { $0.isEmpty || $0 == "." }.prefix { !$0.isEmpty && $0 != "." }
    firstParagraph = paragraph.isEmpty ? nil : paragraph.joined(separator: " ")
    isOfMetapackage = value.contains(/(?i)\b(?:meta|transitional|dummy|virtual|empty)[\s-]*package/)
  }

  /// A text's whole sentences that fit into a number of bytes, and what is left out then.
  ///
  /// - Returns: Nil where not even the first sentence fits.
  public static func shortened(_ text: String, to limit: Int) -> (kept: String, rest: String)? {
    if text.utf8.count <= limit { return (text, "") }
    // A sentence ends at '.', '!' or '?', perhaps a bracket or a quote, and a blank.
    let ends = text.matches(of: /(\S*)([.!?])[)\]"']*\s+(?=(\S))/).filter { match in
      let (_, word, point, next) = match.output
      return point != "." || !isAbbreviation(word.drop { "([\"'".contains($0) }, before: next)
    }
    let places = ends.map { $0.range.upperBound }
    guard let end = places.last(where: { text[..<$0].trimmingTrailingBlanks.utf8.count <= limit }) else {
      return nil
    }
    return (String(text[..<end].trimmingTrailingBlanks), String(text[end...]))
  }

  /// Whether the point after a word belongs to the word: after a single letter or several with points between them, and
  /// after what is written so.
  private static func isAbbreviation(_ word: Substring, before next: Substring) -> Bool {
    if word.contains(/^\p{L}(?:\.\p{L})*$/) { return true }
    switch word.lowercased() {
    case "approx", "ca", "cf", "dr", "incl", "jr", "mr", "mrs", "ms", "prof", "resp", "sr", "st", "vs":
      return true
    case "fig", "no", "nr": return next.allSatisfy(\.isNumber)
    case "al", "etc": return next.allSatisfy(\.isLowercase)
    default: return false
    }
  }
}

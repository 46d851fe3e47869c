/// The two parts of a `Description`: a line, and paragraphs.
public struct Description: Hashable, Sendable {
  public let synopsis: String
  /// The first paragraph after the synopsis in one line, nil where there is none.
  ///
  /// A package's DESC is one line of 256 characters; what does not fit there is for those who
  /// read the control file.
  public let firstParagraph: String?

  public init(_ value: String) {
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
    synopsis = String(lines.first ?? "")
    let paragraph = lines.dropFirst().drop { $0.isEmpty || $0 == "." }.prefix { !$0.isEmpty && $0 != "." }
    firstParagraph = paragraph.isEmpty ? nil : paragraph.joined(separator: " ")
  }

  /// A text's whole sentences that fit into a number of bytes, and what is left out then.
  ///
  /// - Returns: Nil where not even the first sentence fits.
  public static func shortened(_ text: String, to limit: Int) -> (kept: String, rest: String)? {
    if text.utf8.count <= limit { return (text, "") }
    // A sentence ends at '.', '!' or '?', perhaps a bracket or a quote, and a blank before what may begin another.
    let ends = text.matches(of: /[.!?][)\]"']*(?=\s+["'(\[]*[A-Z0-9])/).map(\.range.upperBound)
    guard let end = ends.last(where: { text[..<$0].utf8.count <= limit }) else { return nil }
    return (String(text[..<end]), String(text[end...].trimmingBlanks))
  }
}

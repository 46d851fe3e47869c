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
}

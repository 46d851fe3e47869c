/// A record of comma-separated values (RFC 4180), with its line end.
public struct CSVRecord {
  private let fields: [String]

  /// Makes a record of fields; nil is an empty one.
  public init(_ fields: [String?]) {
    self.fields = fields.map { $0 ?? "" }
  }

  /// The record as it is written: fields with commas, quotes or line ends in them are quoted.
  public var text: String {
    fields.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ field: String) -> String {
    let field = field.shownInLines
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }) else { return field }
    let text = field.escaping { $0 == "\"" ? "\"\"" : nil }
    return "\"\(text)\""
  }
}

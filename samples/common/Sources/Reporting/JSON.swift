import FileSystem

/// A JSON value (RFC 8259), built in memory and written on one line.
public indirect enum JSON {
  case null
  case bool(Bool)
  case integer(UInt64)

  /// A number already written in decimal, for fractions that must not pass through floating point.
  case decimal(String)
  case string(String)
  case array([JSON])

  /// Members in the order they are to be written.
  case object([(String, JSON)])

  /// The text of the value.
  public var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let number): String(number)
    case .decimal(let digits): digits
    case .string(let string): Self.quoted(string)
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0)):\($1.text)" }.joined(separator: ",") + "}"
    }
  }

  /// A string, or null for what is not known.
  public static func optional(_ string: String?) -> JSON {
    string.map(JSON.string) ?? .null
  }

  private static func quoted(_ string: String) -> String {
    let text = string.escaping { scalar in
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case "\n": return "\\n"
      case "\t": return "\\t"
      case "\r": return "\\r"
      // What a terminal acts on, whether RFC 8259 wants it or not.
      default: return scalar.isActing ? scalar.escapeInJSON : nil
      }
    }
    return "\"\(text)\""
  }
}

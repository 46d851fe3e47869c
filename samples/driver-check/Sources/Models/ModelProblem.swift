public import Sysroot
import TOMLKit

/// Why a model file cannot be used.
public enum ModelProblem: Error, Sendable, Equatable, CustomStringConvertible {
  case unreadable(TreeProblem)

  /// It is no TOML, at a line.
  case syntax(line: Int, String)

  /// It is TOML of another shape.
  case shape(String)
  case schema(Int)
  case twice(String)
  case value(component: String, String)

  init(_ error: any Error) {
    switch error {
    case let error as TOMLParseError:
      self = .syntax(line: error.source.begin.line, Self.oneLine(error.description))
    case let error as UnexpectedKeysError:
      let keys = error.keys.keys.sorted().prefix(3).map { "'\($0)'" }
      self = .shape("unknown key \(keys.joined(separator: ", "))")
    case DecodingError.keyNotFound(let key, let context):
      // TOMLKit's path ends with the key itself, and it says so of values of another type, too.
      let path = context.codingPath.dropLast()
      self = .shape("\(Self.place(path))key '\(key.stringValue)' is missing, or its value is of another type")
    case DecodingError.typeMismatch(let type, let context):
      self = .shape("\(Self.place(context.codingPath[...]))not of the type \(type)")
    case DecodingError.valueNotFound(_, let context), DecodingError.dataCorrupted(let context):
      self = .shape("\(Self.place(context.codingPath[...]))\(Self.oneLine(context.debugDescription))")
    default:
      self = .shape(Self.oneLine("\(error)"))
    }
  }

  private static func place(_ path: ArraySlice<any CodingKey>) -> String {
    let keys = path.map { key in key.intValue.map { String($0 + 1) } ?? key.stringValue }
    return keys.isEmpty ? "" : "\(keys.joined(separator: " ")): "
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }.prefix(300))
  }

  public var description: String {
    switch self {
    case .unreadable(let problem): "\(problem)"
    case .syntax(let line, let text): "line \(line): \(text)"
    case .shape(let text): text
    case .schema(let number): "schema \(number) is not \(Model.schema), the one that this version reads"
    case .twice(let key): "there are two components with the key '\(key)'"
    case .value(let component, let text): "component '\(component)': \(text)"
    }
  }
}

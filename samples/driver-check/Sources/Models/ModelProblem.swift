public import Sysroot
import TOMLKit

/// Why a model file cannot be used.
public enum ModelProblem: Error, Sendable, Equatable, CustomStringConvertible {
  case unreadable(TreeProblem)

  /// It is not TOML, at a line.
  case syntax(line: Int, String)

  /// It is TOML, but has what no model file has, at a line.
  case content(line: Int, String)

  init(_ error: any Error, _ lines: ModelLines) {
    var path: [any CodingKey] = []
    var place: [String] { path.map { key in key.intValue.map { String($0) } ?? key.stringValue } }
    let text: String
    switch error {
    case let error as TOMLParseError:
      self = .syntax(line: error.source.begin.line, Self.oneLine(error.description))
      return
    case let error as UnexpectedKeysError:
      let keys = error.keys.keys.sorted()
      path = keys.first.flatMap { error.keys[$0] } ?? []
      text = "unknown key \(keys.prefix(3).map { "'\($0)'" }.joined(separator: ", "))"
    case DecodingError.keyNotFound(let key, let context):
      // TOMLKit's path ends with the key itself, and it says so of values of another type, too.
      path = context.codingPath
      text =
        lines.has(place)
        ? "the value of '\(key.stringValue)' is of another type"
        : "key '\(key.stringValue)' is missing, or its value is of another type"
    case DecodingError.typeMismatch(let type, let context):
      path = context.codingPath
      let key = path.last { $0.intValue == nil }?.stringValue ?? ""
      let kind = "\(type)".replacing("TOML", with: "").lowercased()
      text =
        "\(path.last?.intValue == nil ? "" : "an item of ")'\(key)' is not \(kind.hasPrefix("a") || kind.hasPrefix("i") ? "an" : "a") \(kind)"
    case DecodingError.valueNotFound(_, let context), DecodingError.dataCorrupted(let context):
      path = context.codingPath
      text = Self.oneLine(context.debugDescription)
    default: text = Self.oneLine("\(error)")
    }
    self = .content(line: lines.line(of: place), text)
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }.prefix(300))
  }

  /// What is wrong, without the place.
  public var description: String {
    switch self {
    case .unreadable(let problem): "\(problem)"
    case .syntax(_, let text), .content(_, let text): text
    }
  }

  /// What is wrong in a file, with its name and the line.
  public func description(in file: String) -> String {
    switch self {
    case .unreadable: "\(file): \(self)"
    case .syntax(let line, _), .content(let line, _): "\(file):\(line): \(self)"
    }
  }
}

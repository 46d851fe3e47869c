import Commands
import FileSystem

/// An option that helpers do not have.
public struct StrayOption {
  public let name: String
  /// `=` and the value, where the option has one.
  private let value: String

  public init(_ option: String) {
    name = String(option.prefix { $0 != "=" })
    value = String(option.drop { $0 != "=" })
  }

  /// The option of a helper that is nearest in spelling, with the value; nil where none is near.
  public func meant(among helpers: [any Helper.Type]) -> String? {
    let opposite = "--no-\(name.dropFirst(2))"
    let options = helpers.flatMap { $0.longOptions }.filter { $0 != opposite }
    return Spelling.nearest(to: name, among: options).map { $0 + value }
  }
}

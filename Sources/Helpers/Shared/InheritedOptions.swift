import FileSystem

/// Options that a helper gets besides its own arguments.
public enum InheritedOptions {
  /// The options of the sequencer, for the helpers in the targets of a rules file.
  public static let variable = "PKGH_INTERNAL_OPTIONS"
  /// The words in the variable are separated by this: a blank may be part of one.
  public static let separator: Character = "\u{1e}"

  /// The words of PKGH_OPTIONS and of the sequencer.
  static func words(_ environment: Environment) -> [String] {
    let general = (environment["PKGH_OPTIONS"] ?? "").split(whereSeparator: \.isWhitespace)
    let sequencer = (environment[variable] ?? "").split(separator: separator)
    return (general + sequencer).map(String.init)
  }
}

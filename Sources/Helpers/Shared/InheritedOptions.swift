public import FileSystem

/// Options that a helper gets besides its own arguments.
public enum InheritedOptions {
  /// The options of the sequencer, for the helpers in the targets of a rules file.
  public static let variable = "PKGH_INTERNAL_OPTIONS"
  /// The words in the variable are separated by this: a blank may be part of one.
  public static let separator: Character = "\u{1e}"

  /// Whether the environment asks every program to show what it would do, and to do nothing.
  public static func isNoAct(_ environment: Environment) -> Bool {
    environment["PKGH_NO_ACT"] != nil
      || words(environment).contains(where: noAct.contains)
  }

  /// Whether options of the sequencer, or those of PKGH_OPTIONS, may give a helper something to do.
  public static func giveWork(_ options: [String], _ environment: Environment) -> Bool {
    (options + general(environment)).contains { !noAct.contains($0) && !strict.contains($0) }
  }

  private static let noAct: Set<String> = ["--no-act", "-O--no-act"]
  private static let strict: Set<String> = ["--strict", "-O--strict"]

  /// The words of PKGH_OPTIONS.
  private static func general(_ environment: Environment) -> [String] {
    (environment["PKGH_OPTIONS"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The words of PKGH_OPTIONS and of the sequencer.
  static func words(_ environment: Environment) -> [String] {
    general(environment) + (environment[variable] ?? "").split(separator: separator).map(String.init)
  }
}

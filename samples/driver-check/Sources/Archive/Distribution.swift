/// Whose packages a machine has, as far as their names are known to this program.
public enum Distribution: Sendable, Equatable {
  case debian, ubuntu, fedora, other

  /// - Parameter suite: The release of Debian that was found or asked about.
  public init(_ system: OperatingSystem, suite: Suite?) {
    let names = ["ID", "ID_LIKE"].flatMap { system[$0]?.split(separator: " ").map(String.init) ?? [] }
    if suite != nil {
      self = .debian
    } else if names.contains("ubuntu") {
      self = .ubuntu
    } else if names.contains("fedora") {
      self = .fedora
    } else if names.isEmpty || names.contains("debian") {
      self = .debian
    } else {
      self = .other
    }
  }
}

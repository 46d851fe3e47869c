import SystemPackage

/// Nothing to build: the package ships files of the source as they are.
public enum NoBuildSystem: BuildSystem {
  public static let name = "none"
  public static let summary = "nothing is built; files are installed as they are in the source"

  public static let files: [String] = []

  public static func perform(_ step: BuildStep, _ request: BuildRequest) {}
}

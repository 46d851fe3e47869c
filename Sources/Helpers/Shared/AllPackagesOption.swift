public import ArgumentParser

/// `-A`: for which packages the arguments of a helper are.
public struct AllPackagesOption: ParsableArguments {
  @Flag(
    name: [.customShort("A"), .customLong("all")],
    help: "Apply the arguments to every package acted on instead of the first.")
  public var all = false

  public init() {}
}

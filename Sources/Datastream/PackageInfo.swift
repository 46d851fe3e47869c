/// The parameters of a package, in their order: the file pkginfo.
public struct PackageInfo: Hashable, Sendable {
  public init() {}
}

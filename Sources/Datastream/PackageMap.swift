/// The table of a package's objects: the file pkgmap.
public struct PackageMap: Hashable, Sendable {
  public var entries: [MapEntry]
  public init(entries: [MapEntry]) { self.entries = entries }
}

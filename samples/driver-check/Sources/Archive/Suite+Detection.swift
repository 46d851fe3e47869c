public import Sysroot

extension Suite {
  /// The release of a tree, by os-release(5) or /etc/debian_version; nil for other distributions.
  ///
  /// A derivative has Debian's /etc/debian_version, too, `trixie/sid` in Ubuntu 24.04, but an archive of its own, which
  /// must not be mixed with Debian's; only some say that they are a release of Debian with more.
  public static func installed(in tree: Tree) -> Suite? {
    let found = release(of: tree)
    // Testing and unstable call themselves by the name of the next release; apt's sources tell which it is.
    guard let found, found.moving != nil, let sid = named("sid") else { return found }
    let sources = AptSources(tree).sources
    return sources.contains { $0.serves(sid) } && !sources.contains { $0.serves(found) } ? sid : found
  }

  /// What the tree says it is.
  private static func release(of tree: Tree) -> Suite? {
    let system = OperatingSystem(tree)
    if let identifier = system["ID"], identifier != "debian" {
      return system["DEBIAN_CODENAME"].flatMap(named)
    }
    if let suite = system["VERSION_CODENAME"].flatMap(named) { return suite }
    guard let version = tree.attribute("/etc/debian_version") else { return nil }
    // Before a release the file names the suites: 'trixie/sid'.
    if let suite = version.split(separator: "/").first.flatMap({ named(String($0)) }) { return suite }
    return all.first { version == $0.number || version.hasPrefix($0.number + ".") }
  }
}

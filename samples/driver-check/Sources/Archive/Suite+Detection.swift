public import Sysroot

extension Suite {
  /// The release of a tree, by os-release(5) or /etc/debian_version; nil for other distributions.
  public static func installed(in tree: Tree) -> Suite? {
    if let text = try? tree.text("/etc/os-release") {
      for line in text.split(separator: "\n") where line.hasPrefix("VERSION_CODENAME=") {
        let name = line.dropFirst("VERSION_CODENAME=".count).filter { $0 != "\"" }.trimmed
        if let suite = named(name) { return suite }
      }
    }
    guard let version = tree.attribute("/etc/debian_version") else { return nil }
    // Before a release the file names the suites: 'trixie/sid'.
    if let suite = version.split(separator: "/").first.flatMap({ named(String($0)) }) { return suite }
    return all.first { version == $0.number || version.hasPrefix($0.number + ".") }
  }
}

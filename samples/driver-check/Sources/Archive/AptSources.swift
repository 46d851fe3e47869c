public import Sysroot

/// All sources of packages that are written down, those that are switched off, too.
public struct AptSources: Sendable {
  public let sources: [AptSource]

  /// Reads /etc/apt/sources.list and the files of sources.list.d; what may not be read is left out.
  public init(_ tree: Tree) {
    var sources: [AptSource] = []
    var files = ["/etc/apt/sources.list"]
    files += ((try? tree.names("/etc/apt/sources.list.d")) ?? []).map { "/etc/apt/sources.list.d/\($0)" }
    for file in files {
      guard let text = try? tree.text(file) else { continue }
      if file.hasSuffix(".list") {
        sources += LineSources.read(text, file)
      } else if file.hasSuffix(".sources") {
        sources += StanzaSources.read(text, file)
      }
    }
    self.sources = sources
  }

  /// The areas of Debian's archive that apt takes binary packages of a suite from.
  ///
  /// Others give their areas the same names, VirtualBox's has a `contrib`; only Debian's archive has main as well.
  public func areas(of suite: Suite) -> Set<String> {
    let used = sources.filter { $0.isDebian && $0.serves(suite) }
    let archives = Set(used.filter { $0.components.contains("main") }.flatMap(\.uris).map(AptSource.plain))
    let own = used.filter {
      $0.uris.contains(where: AptSource.isAtDebian)
        || !archives.isDisjoint(with: $0.uris.map(AptSource.plain))
    }
    return Set(own.flatMap(\.components))
  }

  /// The source that more areas are best added to: the first in use of a suite's main archive.
  func main(of suite: Suite) -> AptSource? {
    sources.first { $0.isDebian && $0.serves(suite) && $0.components.contains("main") && !isSecurity($0) }
  }

  /// A source that has an area, but is switched off.
  func disabled(_ area: String, of suite: Suite) -> AptSource? {
    sources.first {
      // A CD that was in the drive when the machine was installed is not a source for later.
      !$0.isEnabled && $0.isDebian && !$0.uris.contains { $0.hasPrefix("cdrom:") } && $0.types.contains("deb")
        && $0.components.contains(area)
        && $0.suites.contains(suite.codename)
    }
  }

  private func isSecurity(_ source: AptSource) -> Bool { source.uris.contains { $0.contains("security") } }
}

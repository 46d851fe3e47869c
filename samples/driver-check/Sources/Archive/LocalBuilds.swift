public import Sysroot

/// The packages whose modules are built on the machine for each of its kernels, as dkms(8) does.
public struct LocalBuilds: Sendable {
  /// A package that is installed, with the modules that it has the sources of.
  public struct Source: Sendable, Equatable {
    public let package: String

    /// By the package's dkms.conf; empty when that was not found.
    public let modules: [String]

    /// How dkms calls it, `broadcom-sta/6.30.223.271`; nil when its dkms.conf was not found.
    public let identifier: String?

    /// The names of the files in modprobe.d that are the package's.
    let configuration: Set<String>

    /// Whether a file in modprobe.d is the package's.
    public func owns(_ path: String) -> Bool {
      guard let name = path.split(separator: "/").last else { return false }
      // Nvidia's packages share files by way of alternatives, which are nobody's.
      return configuration.contains(String(name)) || name == package + ".conf"
        || (package.contains("nvidia") && name.hasPrefix("nvidia"))
    }
  }

  public let sources: [Source]

  public init(_ tree: Tree, _ packages: InstalledPackages) {
    let names = packages.installed.filter { name in
      name.hasSuffix("-dkms") || name.hasPrefix("nvidia-dkms-") || name == "bcmwl-kernel-source"
    }
    let configurations = Self.configurations(tree)
    sources = names.sorted().map { name in
      let files = Self.files(of: name, tree)
      let own = configurations.first { configuration in
        files.contains { $0 == "/usr/src/\(configuration.directory)/dkms.conf" }
          || configuration.directory.hasPrefix(name.replacing("-dkms", with: "") + "-")
      }
      return Source(
        package: name, modules: own?.modules ?? [], identifier: own?.identifier,
        configuration: Set(
          files.filter { $0.contains("/modprobe.d/") }.compactMap { $0.split(separator: "/").last }.map(
            String.init)))
    }
  }

  private typealias Configuration = (directory: String, modules: [String], identifier: String?)

  /// What the files /usr/src/NAME-VERSION/dkms.conf say; they are for a shell, of which only plain words are read.
  private static func configurations(_ tree: Tree) -> [Configuration] {
    ((try? tree.names("/usr/src")) ?? []).compactMap { directory in
      guard let text = try? tree.text("/usr/src/\(directory)/dkms.conf") else { return nil }
      var modules: [String] = []
      var words: [String: String] = [:]
      for line in text.split(separator: "\n") {
        let parts = line.trimmed.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let value = parts[1].filter { $0 != "\"" && $0 != "'" }
        guard value.utf8.allSatisfy(isPlain), !value.isEmpty else { continue }
        words[String(parts[0])] = value
        if parts[0].hasPrefix("BUILT_MODULE_NAME") { modules.append(value) }
      }
      let name = words["PACKAGE_NAME"]
      if modules.isEmpty, let name { modules = [name] }
      return (directory, modules, name.flatMap { name in words["PACKAGE_VERSION"].map { "\(name)/\($0)" } })
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "+-._~".utf8.contains(byte)
  }

  /// The files of a package, by dpkg's list.
  private static func files(of package: String, _ tree: Tree) -> [String] {
    ["", ":amd64", ":i386", ":arm64"].lazy.compactMap {
      try? tree.text("/var/lib/dpkg/info/\(package)\($0).list")
    }.first?.split(separator: "\n").map(String.init) ?? []
  }
}

public import Sysroot

/// What modprobe(8) was told not to do: the files of modprobe.d, and the kernel's command line.
public struct ModprobeConfiguration: Sendable {
  /// A line about a module.
  public struct Line: Sendable, Equatable {
    /// `blacklist` or `install`.
    public let directive: String

    public let module: String

    /// What follows: the command of `install`.
    public let value: String

    /// File and line, `/etc/modprobe.d/blacklist.conf:3`.
    public let place: String

    /// Whether it is of the kernel's command line, which holds until the next start.
    public var isFromStart: Bool { place == Self.commandLine }

    static let commandLine = "the kernel's command line"

    /// As it is written there: `blacklist tg3`, `install tg3 /bin/false`, `module_blacklist=tg3`.
    public var text: String {
      isFromStart
        ? "\(value)\(module)" : [directive, module, value].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Whether it keeps the module from being loaded for a device.
    public var forbids: Bool {
      if directive == "blacklist" { return true }
      let command = value.split(separator: " ").first?.split(separator: "/").last
      return directive == "install" && ["true", "false", ":"].contains(command)
    }
  }

  public let lines: [Line]

  /// Aliases that were added by hand: pattern and module.
  public let aliases: [(pattern: String, module: String)]

  /// The directories, those first whose files hide others of the same name.
  private static let directories = [
    "/etc/modprobe.d", "/run/modprobe.d", "/usr/local/lib/modprobe.d", "/usr/lib/modprobe.d",
    "/lib/modprobe.d",
  ]

  /// - Parameters:
  ///   - kernel: Programs of the time before 2.6.32 read files whatever their names are, and /etc/modprobe.conf.
  ///   - commandLine: The kernel's words.
  public init(_ tree: Tree, kernel: KernelVersion?, commandLine: [String] = []) {
    var lines: [Line] = []
    var aliases: [(pattern: String, module: String)] = []
    for path in Self.files(tree, kernel) {
      guard let text = try? tree.text(path) else { continue }
      for (number, words) in Self.statements(text) {
        guard words.count >= 2 else { continue }
        let place = "\(path):\(number)"
        switch words[0] {
        case "blacklist", "install":
          let value = words.dropFirst(2).joined(separator: " ")
          lines.append(
            Line(directive: words[0], module: ModuleName.normalized(words[1]), value: value, place: place))
        // 'off' was a way to say that there is none.
        case "alias":
          if words.count >= 3, words[2] != "off", words[2] != "null" {
            aliases.append((words[1], ModuleName.normalized(words[2])))
          }
        default: break
        }
      }
    }
    for word in commandLine {
      for key in ["modprobe.blacklist=", "module_blacklist="] where word.hasPrefix(key) {
        lines += word.dropFirst(key.count).split(separator: ",").map {
          Line(
            directive: "blacklist", module: ModuleName.normalized($0), value: key, place: Line.commandLine)
        }
      }
    }
    self.lines = lines
    self.aliases = aliases
  }

  /// What forbids a module.
  public func bans(of module: String) -> [Line] {
    let name = ModuleName.normalized(module)
    return lines.filter { $0.module == name && $0.forbids }
  }

  private static func files(_ tree: Tree, _ kernel: KernelVersion?) -> [String] {
    let isOld = kernel.flatMap { kernel in KernelVersion("2.6.32").map { kernel < $0 } } ?? false
    var seen: Set<String> = []
    var files = isOld ? ["/etc/modprobe.conf"] : []
    for directory in directories {
      for name in (try? tree.names(directory)) ?? []
      where name.hasSuffix(".conf") || (isOld && !name.hasPrefix(".")) {
        if seen.insert(name).inserted { files.append("\(directory)/\(name)") }
      }
    }
    return files
  }

  /// The words of each line, with the number of the line; a backslash at the end joins the next one.
  private static func statements(_ text: String) -> [(Int, [String])] {
    var statements: [(Int, [String])] = []
    var pending = ""
    var start = 1
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if pending.isEmpty { start = index + 1 }
      if line.hasSuffix("\\") {
        pending += line.dropLast() + " "
        continue
      }
      pending += line
      if !pending.trimmed.hasPrefix("#") {
        statements.append((start, pending.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)))
      }
      pending = ""
    }
    return statements
  }
}

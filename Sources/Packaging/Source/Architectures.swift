import FileSystem

/// Names of machines: the words of `Architecture`, which become ARCH and parts of file names.
public enum Architectures {
  /// Names that uname(2) or Solaris have for machines.
  static let known: Set<String> = [
    "sparc", "sparcv9", "i386", "i486", "i586", "i686", "i86pc", "x86_64", "aarch64", "armv5tel", "armv6l",
    "armv7l",
    "armv8l", "loongarch64", "i86xpv", "sun4u", "sun4us", "sun4v", "mips", "mips64", "ppc", "ppc64",
    "ppc64le", "riscv64", "s390", "s390x", "sparc64", "alpha", "ia64", "m68k",
  ]

  /// Debian's names for machines that have another name everywhere else.
  static let debian = [
    "amd64": "x86_64", "arm64": "aarch64", "armhf": "armv7l", "armel": "armv5tel", "ppc64el": "ppc64le",
    "powerpc": "ppc", "mips64el": "mips64", "mipsel": "mips", "loong64": "loongarch64", "x32": "x86_64",
  ]

  /// The names that a machine has in Debian's fields, and its own.
  static func debianNames(of host: String) -> Set<String> {
    let isPC = host.wholeMatch(of: /i[3-6]86/) != nil
    return Set(debian.filter { $0.value == host }.map(\.key) + [host] + (isPC ? ["i386"] : []))
  }

  /// Whether a word can name an architecture in ARCH and in file names.
  static func isName(_ word: String) -> Bool {
    word.unicodeScalars.first?.properties.isAlphabetic == true
      && word.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789_.-".unicodeScalars.contains($0))
      }
  }

  /// What is wrong with a word of the field, whatever the machine is; nil where nothing is.
  static func fault(of word: String) -> String? {
    if ["any", "all"].contains(word.lowercased()) || isPattern(word) || isName(word) { return nil }
    return "'\(word)' is not the name of an architecture"
  }

  /// What is wrong with a word on a machine: it is Debian's, or another spelling of a name that is known.
  static func fault(of word: String, on host: String) -> String? {
    if ["any", "all", host].contains(word) || known.contains(word) { return nil }
    let machine = "this machine is '\(host)'"
    if isPattern(word) {
      return
        "'\(word)': System V packages have no patterns for architectures: write 'any', or names, as '\(host)' for this machine"
    }
    if let name = debian[word] {
      let advice = name == host ? "\(machine): write 'any' or '\(host)'" : "write '\(name)'"
      return "'\(word)' is Debian's name for an architecture; \(advice)"
    }
    func letters(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
    let names = ["any", "all", host] + known.sorted()
    if let name = names.first(where: { letters($0) == letters(word) }) {
      return "'\(word)' is written '\(name)'" + (["any", "all"].contains(name) ? "" : "; \(machine)")
    }
    return nearest(to: word, among: names).map {
      "'\(word)' is not the name of an architecture: did you mean '\($0)'?"
    }
  }

  /// Whether a word is one of Debian's patterns, such as `linux-any`.
  private static func isPattern(_ word: String) -> Bool {
    let small = word.lowercased()
    return small.hasPrefix("any-") || small.hasSuffix("-any") || word.hasPrefix("!")
  }

  /// The known name that a word is nearly; one with other digits is another machine's.
  private static func nearest(to word: String, among names: [String]) -> String? {
    Spelling.nearest(to: word, among: names.filter { $0.filter(\.isNumber) == word.filter(\.isNumber) })
  }
}

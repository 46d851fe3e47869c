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

  /// Whether a word can name an architecture in ARCH and in file names.
  static func isName(_ word: String) -> Bool {
    word.unicodeScalars.first?.properties.isAlphabetic == true
      && word.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789_.-".unicodeScalars.contains($0))
      }
  }

  /// What is wrong with a word of the field; nil where nothing is.
  static func fault(of word: String) -> String? {
    if word == "any" || word == "all" { return nil }
    let small = word.lowercased()
    if small == "any" || small == "all" { return "'\(word)' is written '\(small)'" }
    if small.hasPrefix("any-") || small.hasSuffix("-any") || word.hasPrefix("!") {
      return
        "'\(word)': System V packages have no patterns for architectures: write 'any', or names such as 'sparc'"
    }
    return isName(word) ? nil : "'\(word)' is not the name of an architecture"
  }

  /// What is wrong with a word on a machine: it may be Debian's name for it, or misspelt.
  static func fault(of word: String, on host: String) -> String? {
    guard let name = debian[word], word != host else { return misspelt(word, host) }
    let machine = name == host ? "this machine is '\(host)': write 'any' or '\(host)'" : "write '\(name)'"
    return "'\(word)' is Debian's name for an architecture; \(machine)"
  }

  /// What is wrong with a word that is nearly a known name; one with other digits is another machine's.
  private static func misspelt(_ word: String, _ host: String) -> String? {
    if known.contains(word) || word == host || word == "any" || word == "all" || fault(of: word) != nil {
      return nil
    }
    let alike = (known.union([host, "any", "all"])).filter {
      $0.filter(\.isNumber) == word.filter(\.isNumber)
    }
    return Spelling.nearest(to: word, among: alike.sorted()).map {
      "'\(word)' is not the name of an architecture: did you mean '\($0)'?"
    }
  }
}

internal import FileSystem

/// The rules for the values that pkginfo(5) gives a meaning.
extension PackageInfo {
  /// Says what is wrong with a value, which comes first in quotes; nil for a valid one.
  ///
  /// Whether a value may be empty is checked elsewhere.
  typealias Rule = @Sendable ([UInt8]) -> String?

  /// The names of the parameters that pkginfo(5) gives a meaning, in byte order.
  public static let knownNames = rules.keys.sorted().map(\.description)

  static let rules: [ByteString: Rule] = [
    "PKG": { $0.isEmpty ? nil : PackageName.fault(of: $0) },
    "NAME": { longerThan(256, $0) ?? notASCII($0) },
    "VERSION": { value in
      value.first == UInt8(ascii: "(")
        ? "\(value.quoted) begins with a '(', which introduces a machine in depend files"
        : longerThan(256, value) ?? notASCII(value)
    },
    "ARCH": { list($0) { notASCII($0) } },
    "CATEGORY": {
      list($0) { word in
        word.allSatisfy { $0.isLetter || $0.isDigit }
          ? nil : "\(word.quoted) may contain only letters and digits"
      }
    },
    "CLASSES": { value in
      value.split { $0 == .blank || $0 == .tab }.lazy
        .compactMap { faultOfNewClass(ByteString($0).description) }.first
    },
    "BASEDIR": { value in
      if !value.isEmpty && value.first != .slash { return "\(value.quoted) must be an absolute directory" }
      if ByteString(value).hasParentComponent {
        return "\(value.quoted) has a '..', which may lead out of the root"
      }
      if let fault = ByteString(value).wordFault {
        return "\(value.quoted) contains \(fault), which the installers' list of files cannot express"
      }
      return value.count > MapEntry.Limit.path ? "\(value.quoted) is longer than a path can be" : nil
    },
    "DESC": { longerThan(256, $0) },
    "VENDOR": { longerThan(256, $0) },
    "EMAIL": { longerThan(256, $0) },
    "HOTLINE": { longerThan(256, $0) },
    "VSTOCK": { longerThan(256, $0) },
    "PSTAMP": { longerThan(256, $0) },
    "ISTATES": { runLevels($0) },
    "RSTATES": { runLevels($0) },
    "MAXINST": { positiveNumber($0) },
    "ULIMIT": { positiveNumber($0) },
    "SUNW_PKG_ALLZONES": { truth($0) },
    "SUNW_PKG_HOLLOW": { truth($0) },
    "SUNW_PKG_THISZONE": { truth($0) },
  ]

  /// What is wrong with the name of a class, with the name first.
  ///
  /// It becomes part of a script's name (`i.CLASS`) and a word of CLASSES.
  static func faultOfClass(_ name: String) -> String? {
    let bytes = ByteString(name).bytes
    let others = [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+")]
    guard let first = bytes.first, first.isLetter || first.isDigit,
      bytes.allSatisfy({ $0.isLetter || $0.isDigit || others.contains($0) })
    else { return "\(bytes.quoted) must be made of letters, digits and '_'" }
    if bytes.count > MapEntry.Limit.className {
      return "\(bytes.quoted) is \(bytes.count) characters long; the limit is \(MapEntry.Limit.className)"
    }
    return nil
  }

  /// The installers copy each word of CLASSES into an array, whether a file has the class or not.
  static func longClass(_ value: [UInt8]) -> String? {
    value.split(whereSeparator: \.isSpace).first { $0.count > MapEntry.Limit.className }.map {
      "has the class \($0.quoted) of \($0.count) bytes; the installers take \(MapEntry.Limit.className)"
    }
  }

  /// The same for a package of ours, which leaves the system's own names alone.
  static func faultOfNewClass(_ name: String) -> String? {
    let isReserved = name == "admin" || name.utf8.first?.isUpperCase == true
    return isReserved
      ? "\(ByteString(name).bytes.quoted) is reserved for the system: begin with a small letter"
      : faultOfClass(name)
  }

  private static func longerThan(_ limit: Int, _ value: some Collection<UInt8>) -> String? {
    value.count > limit ? "\(value.quoted) is \(value.count) characters long; the limit is \(limit)" : nil
  }

  private static func notASCII(_ value: some Collection<UInt8>) -> String? {
    value.allSatisfy(\.isASCII) ? nil : "\(value.quoted) must be 7-bit ASCII"
  }

  /// Words between commas.
  ///
  /// Readers take all blanks out, so that `a b` would become `ab`.
  private static func list(_ value: [UInt8], _ fault: (ArraySlice<UInt8>) -> String?) -> String? {
    if value.isEmpty { return nil }
    for word in value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let trimmed = word.trimmed
      if trimmed.isEmpty { return "\(value.quoted) has an empty word between its commas" }
      if trimmed.contains(where: \.isSpace) {
        return "\(trimmed.quoted) contains a blank: separate words with commas"
      }
      if let fault = longerThan(16, trimmed) ?? fault(trimmed) { return fault }
    }
    return nil
  }

  private static func runLevels(_ value: [UInt8]) -> String? {
    let levels = Set("sS0123456, ".utf8)
    return value.allSatisfy(levels.contains)
      ? nil : "\(value.quoted) must list run levels, 's', 'S', '0' to '6'"
  }

  private static func positiveNumber(_ value: [UInt8]) -> String? {
    guard !value.isEmpty else { return nil }
    return UInt32(digits: value) ?? 0 > 0 ? nil : "\(value.quoted) must be a number above 0"
  }

  private static func truth(_ value: [UInt8]) -> String? {
    ["", "true", "false"].contains(ByteString(value).description.lowercased())
      ? nil : "\(value.quoted) must be 'true' or 'false'"
  }
}

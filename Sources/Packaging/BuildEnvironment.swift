import FileSystem
import Glibc

/// What the environment says about a build.
public struct BuildEnvironment: Sendable {
  /// All variables, as the process got them.
  public var variables: [String: String]

  public init(_ variables: [String: String]) { self.variables = variables }

  /// The environment of this process.
  public static var process: BuildEnvironment {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let words = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if words.count == 2 { variables[String(words[0])] = String(words[1]) }
      next += 1
    }
    return BuildEnvironment(variables)
  }

  public subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Makes this the environment of the process.
  public func export() {
    for (name, value) in variables { setenv(name, value, 1) }
  }

  /// The words of DEB_BUILD_OPTIONS: nocheck, nodoc, nostrip, terse, parallel=N.
  public var options: Set<String> {
    Set((self["DEB_BUILD_OPTIONS"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Whether DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES has a word such as `nocheck`.
  public func has(_ option: String) -> Bool {
    options.contains(option)
      || (self["DEB_BUILD_PROFILES"] ?? "").split(separator: " ").contains(Substring(option))
  }

  /// The N of `parallel=N`.
  public var parallel: Int? {
    options.compactMap { option in
      option.hasPrefix("parallel=") ? Int(option.dropFirst("parallel=".count)) : nil
    }.first { $0 > 0 }
  }

  /// SOURCE_DATE_EPOCH, in seconds since 1970.
  public func sourceDateEpoch() throws -> Int? {
    guard let text = self["SOURCE_DATE_EPOCH"] else { return nil }
    guard let seconds = Int(text), 0...0xffff_ffff ~= seconds else {
      throw Problem("SOURCE_DATE_EPOCH: '\(text)' must be a number of seconds from 0 to 4294967295")
    }
    return seconds
  }

  /// The architecture that `Architecture: any` means: PKGH_HOST_ARCH, or the machine of uname(2).
  public var hostArchitecture: String {
    if let chosen = self["PKGH_HOST_ARCH"] { return chosen }
    var name = utsname()
    guard uname(&name) == 0 else { return "unknown" }
    return withUnsafeBytes(of: &name.machine) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// The operating system's name in configuration file names.
  public static let hostSystem = "linux"
}

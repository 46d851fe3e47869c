public import FileSystem
import Glibc

/// What the environment says about a build.
extension Environment {
  /// The environment of this process, without a make jobserver that it cannot use.
  public static var build: Environment { process.withUsableJobserver }

  /// The words of DEB_BUILD_OPTIONS: nocheck, nodoc, nostrip, terse, parallel=N.
  public var options: Set<String> { Set(words(of: "DEB_BUILD_OPTIONS")) }

  private func words(of name: String) -> [String] {
    (self[name] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES has a word such as `nocheck`.
  public func has(_ option: String) -> Bool {
    (words(of: "DEB_BUILD_OPTIONS") + words(of: "DEB_BUILD_PROFILES")).contains(option)
  }

  /// The N of the last `parallel=N`.
  public var parallel: Int? {
    words(of: "DEB_BUILD_OPTIONS").compactMap { option in
      option.hasPrefix("parallel=") ? Int(option.dropFirst("parallel=".count)) : nil
    }.last { $0 > 0 }
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

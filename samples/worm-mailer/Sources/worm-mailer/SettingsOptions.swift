import ArgumentParser
import Processing
import Glibc
import Reporting
import Settings
import Spool
import SystemPackage

/// Which configuration.
struct SettingsOptions: ParsableArguments {
  /// Where the configuration is when nobody says otherwise.
  static let standardPath = "/etc/worm-mailer/worm-mailer.conf"

  /// The variable that names another, for web servers, which cannot give an option.
  static let variable = "WORM_MAILER_CONF"

  @Option(
    help: ArgumentHelp(
      "The configuration file. (default: $\(variable), or \(standardPath))", valueName: "file"))
  var config: String?

  /// The path of the configuration.
  var path: FilePath { FilePath(config ?? Self.pathOfEnvironment) }

  static var pathOfEnvironment: String {
    getenv(variable).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? standardPath
  }

  /// Reads the configuration.
  func read() throws -> Settings { try Settings.read(path) }

  /// Reads the configuration, or takes the defaults where nobody has named one and the usual one is not there.
  func readIfThere() throws -> Settings {
    if config == nil, getenv(Self.variable) == nil, access(Self.standardPath, F_OK) != 0, errno == ENOENT {
      return Settings()
    }
    return try read()
  }
}

extension Settings {
  /// The spool.
  ///
  /// Root works on it as the user to whom it belongs: what root made there that user could not change.
  func openSpool() throws -> Spool {
    var status = stat()
    if geteuid() == 0, stat(spool.string, &status) == 0, status.st_uid != 0 {
      var group = status.st_gid
      guard setgroups(1, &group) == 0, setgid(group) == 0, setuid(status.st_uid) == 0 else {
        throw InputProblem(description: "\(spool): root cannot work as its owner: \(Errno(rawValue: errno))")
      }
    }
    return Spool(spool, warn: WormMailer.remark)
  }
}

extension Moment {
  /// Seconds since 1970.
  var seconds: Int64 { Int64(calendar.tv_sec) }
}

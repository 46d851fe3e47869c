public import Reporting
public import SystemPackage

/// Why the spool cannot be used as it is.
public struct SpoolProblem: Problem {
  public let description: String

  /// EX_TEMPFAIL of sysexits(3): later it may work, and who called us keeps what he has.
  public let status: Int32 = 75

  /// Whether it is the content of one file that is wrong, without which the others can be worked with.
  let isDamage: Bool

  public init(_ path: FilePath, _ errno: Errno) {
    self.init(path, errno.explanation, isDamage: errno.isAboutOneFile)
  }

  public init(_ path: FilePath, _ reason: String) {
    self.init(path, reason, isDamage: false)
  }

  init(_ path: FilePath, _ reason: String, isDamage: Bool) {
    description = "\(path): \(reason)"
    self.isDamage = isDamage
  }
}

extension Errno {
  /// Whether there is something else than a file: a directory, a pipe or a link, which this program does not make.
  fileprivate var isAboutOneFile: Bool {
    [.tooManySymbolicLinkLevels, .isDirectory, .invalidArgument, .noSuchAddressOrDevice].contains(self)
  }

  /// What it is, and what to do about those that an administrator meets.
  fileprivate var explanation: String {
    switch self {
    case .noSpace, .diskQuotaExceeded: "\(self); nothing that was accepted before is lost"
    case .permissionDenied, .notPermitted: "\(self); run as the user to whom the spool belongs"
    case .noSuchFileOrDirectory: "\(self); make the spool directory, or correct 'spool'"
    case let other where other.isAboutOneFile:
      "\(self); it was not made by this program; move it away"
    default: "\(self)"
    }
  }
}

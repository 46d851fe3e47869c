public import SystemPackage

/// Why a file cannot be looked at.
public enum LookProblem: Error, Equatable, Sendable, CustomStringConvertible {
  case missing
  case denied
  case loop
  case tooLarge
  case notAFile(FileStatus.Kind)
  case failed(Errno)

  init(_ error: any Error) {
    self =
      switch error as? Errno {
      case .noSuchFileOrDirectory?, .notDirectory?: .missing
      case .permissionDenied?, .notPermitted?: .denied
      case .tooManySymbolicLinkLevels?: .loop
      case .noSuchAddressOrDevice?: .notAFile(.other)
      case let errno?: .failed(errno)
      case nil: .failed(.ioError)
      }
  }

  public var description: String {
    switch self {
    case .missing: "no such file"
    case .denied: "not permitted to look; run as root"
    case .loop: "symbolic links that lead in a circle"
    case .tooLarge: "larger than such a file ever is"
    case .notAFile(let kind): "\(kind.rawValue), where a file should be"
    case .failed(let errno): "\(errno)"
    }
  }
}

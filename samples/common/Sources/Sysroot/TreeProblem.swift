public import SystemPackage

/// Why a file cannot be looked at.
public enum TreeProblem: Error, Equatable, Sendable, CustomStringConvertible {
  case missing
  case denied
  case loop
  case tooLarge
  case notAFile(FileStatus.Kind)
  case notADirectory
  case failed(Errno)

  init(_ error: any Error) {
    self =
      switch error as? Errno {
      // ENXIO and ENODEV are what sysfs says of a device that was pulled out meanwhile.
      case .noSuchFileOrDirectory?, .notDirectory?, .noSuchAddressOrDevice?, .operationNotSupportedByDevice?:
        .missing
      case .permissionDenied?, .notPermitted?: .denied
      case .tooManySymbolicLinkLevels?: .loop
      case let errno?: .failed(errno)
      case nil: .failed(.ioError)
      }
  }

  public var description: String {
    switch self {
    case .missing: "no such file or directory"
    case .denied: "not permitted"
    case .loop: "symbolic links that lead in a circle"
    case .tooLarge: "larger than such a file ever is"
    case .notAFile(let kind): "not a regular file but \(kind.rawValue)"
    case .notADirectory: "not a directory"
    case .failed(let errno): "\(errno)"
    }
  }
}

/// What the first digit of a reply's code says (RFC 5321, section 4.2.1).
enum ReplySeries {
  case success, intermediate, transient, permanent, unknown

  init(code: Int) {
    self =
      switch code {
      case 200..<300: .success
      case 300..<400: .intermediate
      case 400..<500: .transient
      case 500..<600: .permanent
      default: .unknown
      }
  }

  var identifier: String {
    switch self {
    case .success: "other-success"
    case .intermediate: "other-intermediate"
    case .transient: "other-transient"
    case .permanent: "other-permanent"
    case .unknown: "other-unknown"
    }
  }

  var verdict: Verdict {
    switch self {
    case .success, .intermediate: .works
    case .transient: .noService
    case .permanent, .unknown: .protocolError
    }
  }

  var meaning: String {
    switch self {
    case .success: "The server did what the command asked for."
    case .intermediate: "The server waits for more before it does what the command asked for."
    case .transient: "The server cannot do it now; the same command may succeed later."
    case .permanent: "The server will not do it, and trying the same again will not help."
    case .unknown: "SMTP has no such code."
    }
  }
}

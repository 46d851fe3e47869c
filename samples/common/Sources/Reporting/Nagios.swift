import FileSystem

/// What a monitoring system wants to know: one line and a status, by the Monitoring Plugins development guidelines.
public struct NagiosResult: Sendable {
  /// The states of a service; the numbers are the exit statuses.
  public enum State: Int32, Sendable, Comparable {
    case ok = 0
    case warning = 1
    case critical = 2
    case unknown = 3

    var name: String {
      switch self {
      case .ok: "OK"
      case .warning: "WARNING"
      case .critical: "CRITICAL"
      case .unknown: "UNKNOWN"
      }
    }

    public static func < (one: State, other: State) -> Bool { one.rawValue < other.rawValue }
  }

  /// A number to be drawn over time: `tls=0.012s;;;0`.
  public struct Measure: Sendable {
    let label: String
    let value: String
    let unit: String
    let warning: String
    let critical: String
    let minimum: String
    let maximum: String?

    /// - Parameters:
    ///   - value: A decimal number with a point, or `U` for one that is not known.
    ///   - unit: `s`, `%`, `B`, `c` or nothing.
    ///   - warning: The range outside of which the service is in the state `warning`.
    ///   - critical: The range outside of which it is in the state `critical`.
    ///   - minimum: The least value there can be.
    ///   - maximum: The greatest value there can be, if there is one.
    public init(
      _ label: String, _ value: String, unit: String = "", warning: String = "", critical: String = "",
      minimum: String = "0", maximum: String? = nil
    ) {
      self.label = label
      self.value = value
      self.unit = unit
      self.warning = warning
      self.critical = critical
      self.minimum = minimum
      self.maximum = maximum
    }

    var text: String {
      // Nothing in a label stands for the characters that would end it.
      let label = label.escaping { $0.isActing || "'=|".unicodeScalars.contains($0) ? "_" : nil }
      let isPlain = label.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x27 && $0 != 0x3D }
      let name = isPlain ? label : "'\(label)'"
      return "\(name)=\(value)\(unit);\(warning);\(critical);\(minimum)\(maximum.map { ";" + $0 } ?? "")"
    }
  }

  public var state: State
  private let service: String
  private let summary: String
  private let measures: [Measure]

  /// - Parameters:
  ///   - service: What is watched, in capitals: `SMTP AUTH`.
  ///   - summary: What there is to say; bars, line ends and other characters that would end it, or that a terminal would
  ///     act on, become blanks.
  public init(_ service: String, _ state: State, _ summary: String, _ measures: [Measure] = []) {
    self.service = service
    self.state = state
    self.summary = String(summary.map { $0.isNewline ? " " : $0 }).escaping {
      $0 == "|" || $0.isActing ? " " : nil
    }
    self.measures = measures
  }

  /// The line, with its end.
  public var text: String {
    let performance = measures.isEmpty ? "" : " | " + measures.map(\.text).joined(separator: " ")
    return "\(service) \(state.name) - \(summary)\(performance)\n"
  }
}

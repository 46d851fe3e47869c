import Reporting
import Verdicts

extension Report {
  /// What is watched.
  static let service = "DRIVERS"

  /// For a monitoring system: the worst by name.
  var nagios: NagiosResult {
    if total == 0 { return NagiosResult(Self.service, .unknown, "no component was found") }
    let state: NagiosResult.State =
      switch status {
      case .faults where !machine.showsDevices: .unknown
      case .faults: .critical
      case .noDriver: .warning
      case .fine: .ok
      }
    var words = remarks.filter(\.isFault).map { remark in
      let text = redaction.line(remark.text)
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    words += lines.filter { $0.status.weight == .fault }.map { "\($0.name): \($0.status.words.lowercased())" }
    if state == .warning {
      words += lines.filter { $0.status.weight == .unsupported }.map { "\($0.name): no driver known" }
    }
    let more = words.count - 3
    let text = words.prefix(3).joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
    func count(_ weight: Status.Weight) -> String {
      String(counts.filter { $0.0.weight == weight }.reduce(0) { $0 + $1.1 })
    }
    return NagiosResult(
      Self.service, state, words.isEmpty ? "nothing is to be done" : text,
      [
        NagiosResult.Measure("faults", count(.fault)),
        NagiosResult.Measure("without_driver", count(.unsupported)),
        NagiosResult.Measure("components", String(total)),
      ])
  }
}

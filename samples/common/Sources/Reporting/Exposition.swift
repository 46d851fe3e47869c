import FileSystem

/// Metrics gathered by name, as Prometheus' text exposition, version 0.0.4, wants them: all samples of a metric together,
/// under its description.
public struct Exposition: Sendable {
  private struct Metric {
    let name: String
    let heading: String
    var samples = ""
  }

  private var metrics: [Metric] = []
  private let prefix: String

  /// - Parameter prefix: What every name begins with: `load_reporter_`.
  public init(prefix: String) {
    self.prefix = prefix
  }

  /// The text, a line for each sample.
  public var text: String { metrics.map { $0.heading + $0.samples }.joined() }

  /// Adds a value that only grows, if it is known.
  public mutating func counter(_ name: String, _ help: String, _ labels: [(String, String)], _ value: String?)
  {
    add(name, help, "counter", labels, value)
  }

  /// Adds a value that comes and goes, if it is known.
  public mutating func gauge(
    _ name: String, _ help: String, _ value: String?, _ labels: [(String, String)] = []
  ) {
    add(name, help, "gauge", labels, value)
  }

  private mutating func add(
    _ name: String, _ help: String, _ type: String, _ labels: [(String, String)], _ value: String?
  ) {
    guard let value else { return }
    let name = prefix + name
    let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    let sample = "\(name)\(pairs.isEmpty ? "" : "{\(pairs)}") \(value)\n"
    if let index = metrics.lastIndex(where: { $0.name == name }) {
      metrics[index].samples += sample
    } else {
      let heading = "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
      metrics.append(Metric(name: name, heading: heading, samples: sample))
    }
  }

  /// A label's value, which may be the name of anything.
  private static func escaped(_ value: String) -> String {
    value.replacingActingCharacters(keeping: ["\n"]) { $0.escape }.escaping { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      default: nil
      }
    }
  }
}

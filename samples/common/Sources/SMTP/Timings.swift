/// How long the parts of a session took, from the first byte sent to the end of the answer.
public struct Timings: Equatable, Sendable {
  private var milliseconds: [Phase: Double] = [:]

  /// All parts that were gone through, in a session's order.
  public var phases: [(phase: Phase, milliseconds: Double)] {
    Phase.allCases.compactMap { phase in milliseconds[phase].map { (phase, $0) } }
  }

  /// The time of one part, of all its commands together; nil when there was none.
  public subscript(phase: Phase) -> Double? { milliseconds[phase] }

  mutating func add(_ time: Duration, to phase: Phase) {
    milliseconds[phase, default: 0] += time / .milliseconds(1)
  }
}

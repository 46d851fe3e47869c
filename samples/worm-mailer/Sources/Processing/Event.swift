import Reporting

/// Something that a round of work has done or found, a line of its log.
public struct Event: Sendable {
  public enum Kind: String, Sendable {
    /// An attack has come to its end, and it was decided what becomes of it.
    case decided

    /// A mail has left.
    case sent

    /// A mail could not leave now, or a recipient refused it.
    case failed

    /// A mail will not leave any more.
    case ended

    /// Something that the administrator has to know.
    case warning

    /// How many wait, and why.
    case waiting
  }

  public var kind: Kind
  public var text: String

  /// The number of the report, where there is one.
  public var report: String?
  public var address: String?

  public init(_ kind: Kind, _ text: String, report: String? = nil, address: String? = nil) {
    self.kind = kind
    self.text = text
    self.report = report
    self.address = address
  }

  /// The event as an object on one line, with its time in seconds since 1970.
  public func json(at time: Int64) -> String {
    let members: [(String, JSON)] = [
      ("time", .optional(Moment.iso8601(seconds: time))), ("event", .string(kind.rawValue)),
      ("report", .optional(report)), ("address", .optional(address)), ("text", .string(text)),
    ]
    return JSON.object(members).text
  }
}

public import Addresses
public import Signatures

/// What a line of a log says of a request.
public struct LogEntry: Equatable, Sendable {
  /// The formats that are known.
  public enum Format: String, Sendable, CaseIterable {
    case common
    case combined
    case vhostCombined = "vhost_combined"

    /// Our own: combined, with host, address and the client's port before it.
    case wormMailer = "worm_mailer"
    case caddy
    case traefik
  }

  /// The format in which the line is written.
  public internal(set) var format: Format

  /// Who made the request; nil where the line has no address, or not with certainty that of the client.
  public internal(set) var address: IPAddress?

  /// What the line says of who made the request, printable.
  public internal(set) var clientText: String

  /// The client's port, where the line has it.
  public internal(set) var port: UInt16?

  /// When it was, in seconds since 1970, UTC; nil where the line does not tell, or not in a form that is known.
  public internal(set) var time: Int64?

  /// Whether the line has a time of which it is not certain when that was; it may have been long ago.
  public internal(set) var timeIsUnreadable = false

  public internal(set) var request: Request

  /// The status of the answer.
  public internal(set) var status: Int?

  /// The host that was asked for, where the line has it and it is a host name.
  public internal(set) var host: String?

  /// Why there is no address, when there is none.
  public internal(set) var remark: String?
}

/// Why a line of a log says nothing.
public enum LogLineProblem: Error, Equatable, Sendable, CustomStringConvertible {
  case empty
  case unknown
  case json(String)

  public var description: String {
    switch self {
    case .empty: "the line is empty"
    case .unknown:
      "the line is not in one of the formats \(LogEntry.Format.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", "))"
    case .json(let reason): "the line begins like JSON but \(reason)"
    }
  }
}

extension LogEntry {
  /// Reads a line, without the end of line, in whatever of the formats it is written.
  ///
  /// - Throws: `LogLineProblem`.
  public init(line: [UInt8]) throws(LogLineProblem) {
    let isBlank: (UInt8) -> Bool = { [0x20, 0x09, 0x0D, 0x0A].contains($0) }
    guard let start = line.firstIndex(where: { !isBlank($0) }) else { throw .empty }
    let end = line.lastIndex { !isBlank($0) } ?? start
    if line[start] == 0x7B {
      self = try JSONLogLine.entry(Array(line[start...end]))
    } else {
      self = try TextLogLine.entry(line[...end])
    }
  }
}

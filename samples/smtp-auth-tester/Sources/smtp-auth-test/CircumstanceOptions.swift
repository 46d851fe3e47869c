import ArgumentParser
import Diagnosis
import SMTP

/// What is known of a session, for a sharper explanation.
struct CircumstanceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the answer came after: connect, greeting, ehlo, starttls, tls, auth, mail, rcpt, data or quit.",
      valueName: "phase"),
    transform: Self.phase)
  var phase: Phase?

  @Option(help: ArgumentHelp("The mechanism that was tried.", valueName: "mechanism"))
  var mech: String?

  @Option(
    help: ArgumentHelp(
      "The mechanisms that the server offers, with spaces or commas; empty for none.", valueName: "list"))
  var offered: String?

  @Flag(inversion: .prefixedNo, help: "Whether the connection is encrypted.")
  var tls: Bool?

  @Flag(inversion: .prefixedNo, help: "Whether the server offers STARTTLS.")
  var starttls: Bool?

  @Option(
    help: ArgumentHelp(
      "Which program the server is: \(ServerKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "program"),
    transform: Self.server)
  var server: ServerKind?

  var circumstances: Circumstances {
    let mechanisms = offered.map { $0.split(whereSeparator: { " ,".contains($0) }).map(String.init) }
    return Circumstances(
      phase: phase, mechanism: mech, offer: mechanisms.map { Offer(standard: $0.isEmpty ? nil : $0) },
      offersStartTLS: starttls, isEncrypted: tls, server: server)
  }

  private static func server(_ name: String) throws -> ServerKind {
    guard let kind = ServerKind(rawValue: name.lowercased()) else {
      throw ValidationError("'\(name)' is not a program that is known here")
    }
    return kind
  }

  /// The phase of a name, in any case.
  private static func phase(_ name: String) throws -> Phase {
    guard let phase = Phase.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
      throw ValidationError("'\(name)' is not a phase of a session")
    }
    return phase
  }
}

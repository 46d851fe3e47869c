import ArgumentParser
import Reporting

/// The program: a name and its commands, one file each.
@main
struct WormMailer: Program {
  static let configuration = CommandConfiguration(
    commandName: "worm-mailer",
    abstract: "Tell whoever can act that a host attacks, once per attack.",
    version: "worm-mailer 1.0.0")
}

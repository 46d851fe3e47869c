import Addresses
import ArgumentParser
import Reporting
import Secrecy
import Settings
import Spool

/// Who is not to be told, and about whom nobody is.
struct SuppressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppress",
    abstract: "Keep the list of recipients, domains, addresses and networks that get or cause no mail.",
    subcommands: [Add.self, Delete.self, List.self])

  /// Reads what is to be suppressed.
  static func subject(_ text: String) throws -> Suppression.Subject {
    guard let subject = Suppression.Subject(text) else {
      throw ValidationError(
        "'\(String(printing: text.utf8, limit: 100))' is not an address, a network, a mail address, a domain or 'all'"
      )
    }
    if case .network(let network) = subject, network.prefix == 0 {
      throw ValidationError("'\(subject)' is every address; write 'all' if nothing at all is to be sent")
    }
    return subject
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract:
        "Send no mail to a recipient or domain, or about an address or network; 'all' sends none at all.")

    @Argument(help: ArgumentHelp("192.0.2.7, 192.0.2.0/24, name@domain, domain or all.", valueName: "what"))
    var subjects: [String]

    @Option(help: ArgumentHelp("The reason, which 'list' prints.", valueName: "text"))
    var reason = "added by hand"

    @Option(help: ArgumentHelp("The number of days. (default: for ever)", valueName: "days"))
    var days: Int?

    @OptionGroup var options: SettingsOptions

    func validate() throws {
      guard (1...36_500).contains(days ?? 1) else {
        throw ValidationError("'--days' must be between 1 and 36500")
      }
      for text in subjects { _ = try SuppressCommand.subject(text) }
    }

    func run() throws {
      let spool = try options.read().openSpool()
      try spool.prepare()
      let now = Moment.now.seconds
      for text in subjects {
        let words = String(printing: reason.utf8, limit: 300)
        let until = days.map { now + Int64($0) * 86_400 }
        try spool.save(
          Suppression(try SuppressCommand.subject(text), reason: words, since: now, until: until))
      }
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "del", abstract: "Remove something from the list.", aliases: ["delete"])

    @Argument(help: ArgumentHelp("An entry, as 'list' prints it.", valueName: "what"))
    var subjects: [String]

    @OptionGroup var options: SettingsOptions

    func validate() throws {
      for text in subjects { _ = try SuppressCommand.subject(text) }
    }

    func run() throws {
      let spool = try options.read().openSpool()
      let there = Set(try spool.suppressions().map(\.subject))
      let wanted = try subjects.map { try SuppressCommand.subject($0) }
      for subject in wanted where !there.contains(subject) {
        throw InputProblem(
          description: "'\(subject)' is not suppressed; 'worm-mailer suppress list' shows what is")
      }
      for subject in wanted { _ = try spool.removeSuppression(of: subject) }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Print the list, with the times and reasons.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: SettingsOptions

    func run() throws {
      let now = Moment.now.seconds
      let list = try options.read().openSpool().suppressions().filter {
        $0.holds(at: now)
      }.sorted {
        $0.subject.description < $1.subject.description
      }
      var output = StandardOutput()
      if json {
        let rows = list.map { entry in
          JSON.object([
            ("what", .string(entry.subject.description)), ("since", .string(Moment.text(entry.since))),
            ("until", .optional(entry.until.map { Moment.text($0) })), ("reason", .string(entry.reason)),
          ])
        }
        return try output.write(JSON.array(rows).text + "\n")
      }
      let width = list.map(\.subject.description.count).max() ?? 0
      for entry in list {
        let name = entry.subject.description
        let padding = String(repeating: " ", count: width - name.count)
        let until = entry.until.map { "until \(Moment.text($0))" } ?? "for ever"
        try output.write("\(name)\(padding)  since \(Moment.text(entry.since))  \(until)  \(entry.reason)\n")
      }
    }
  }
}

import Diagnosis

/// A Postfix of this machine: its directories, its settings, and its services that speak SMTP with clients.
public struct PostfixInstance: Sendable {
  /// Why the configuration cannot be read.
  public enum Problem: Error, Equatable, CustomStringConvertible, Sendable {
    case notInstalled
    case refused(String)
    case noAnswer

    public var description: String {
      switch self {
      case .notInstalled:
        """
        there is no postconf here; is Postfix installed on this machine? For Exim there is '--exim-dir', for Dovecot \
        '--dovecot-dir'; other servers are tried from outside by 'probe' and 'auth'
        """
      case .refused(let complaint): complaint
      case .noAnswer: "postconf does not come to an end"
      }
    }
  }

  /// The directory of main.cf and master.cf.
  public let directory: String

  public let services: [PostfixService]

  /// The settings of main.cf and Postfix's defaults, with every `$name` replaced.
  let parameters: [String: String]

  /// Names of main.cf that Postfix does not know, with the names that are nearly the same.
  let misspelt: [String: String]

  /// Where each setting stands.
  let lines: ConfigurationLines

  /// What goes between a Postfix command and its own arguments, for people to copy.
  let isDefault: Bool

  subscript(_ parameter: String) -> String { parameters[parameter] ?? "" }

  var queueDirectory: String {
    self["queue_directory"].isEmpty ? "/var/spool/postfix" : self["queue_directory"]
  }
  var mailOwner: String { self["mail_owner"].isEmpty ? "postfix" : self["mail_owner"] }
  var mainFile: String { directory + "/main.cf" }
  var masterFile: String { directory + "/master.cf" }

  /// A Postfix command as the user has to type it: `postfix -c DIR reload`.
  func command(_ program: String, _ arguments: String) -> String {
    isDefault ? "\(program) \(arguments)" : "\(program) -c \(directory) \(arguments)"
  }

  /// A setting with its place and value, for evidence.
  func evidence(_ parameter: String, in service: PostfixService) -> String {
    let value = service[parameter]
    let setting = value.isEmpty ? "\(parameter) is empty" : "\(parameter) = \(value)"
    if service.overrides.contains(parameter) { return "\(place(parameter, in: service)): -o \(setting)" }
    if lines.main[parameter] != nil { return "\(place(parameter, in: service)): \(setting)" }
    return "\(setting) (Postfix's default)"
  }

  /// Whether a setting is written in a file, instead of being a default.
  func isSet(_ parameter: String, in service: PostfixService) -> Bool {
    service.overrides.contains(parameter) || lines.main[parameter] != nil
  }

  /// The file and line where a parameter takes effect for a service; without the line where it is not set.
  func place(_ parameter: String, in service: PostfixService) -> String {
    let isOwn = service.overrides.contains(parameter)
    let line = isOwn ? lines.override(parameter, of: service) : lines.main[parameter]
    return (isOwn ? masterFile : mainFile) + (line.map { ":\($0)" } ?? "")
  }

  /// A line that sets a parameter where it takes effect for a service.
  func change(_ parameter: String, to value: String, in service: PostfixService) -> String {
    if service.overrides.contains(parameter) {
      if Withheld.isIn(service.label) {
        return "-o \(parameter)=\(value) in \(place(parameter, in: service))"
      }
      return command("postconf", "-P '\(service.name)/\(service.type)/\(parameter)=\(value)'")
    }
    return command("postconf", "-e '\(parameter) = \(value)'")
  }
}

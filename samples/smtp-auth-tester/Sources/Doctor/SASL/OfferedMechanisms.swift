/// The mechanisms that a service comes to offer, and why others fall out.
struct OfferedMechanisms: Sendable {
  /// The names of the modules that are installed: `libplain`.
  let modules: Set<String>

  /// The directories that were looked in.
  let directories: [String]

  /// Those of `mech_list`, or all, that the installed modules can do.
  let possible: [String]

  /// Those that are left after the security options, without TLS.
  let offered: [String]

  /// The same with TLS.
  let offeredWithTLS: [String]

  init(of service: PostfixService, _ settings: SASLSettings, _ machine: Machine) {
    let patterns = ["/usr/lib/*/sasl2", "/usr/lib/sasl2", "/usr/lib64/sasl2", "/usr/local/lib/sasl2"]
    directories = patterns.flatMap(machine.directories)
    let names = directories.flatMap { (try? machine.names($0)) ?? [] }
    let modules = Set(names.filter { $0.hasSuffix(".so") }.map { String($0.dropLast(3)) })
    self.modules = modules
    let installed = MechanismProperties.all.filter { modules.contains($0.module) }
    let possible = installed.filter { settings.mechanisms?.contains($0.name) ?? true }.filter {
      Self.passes($0, service.list("smtpd_sasl_mechanism_filter"))
    }
    func left(_ parameter: String) -> [String] {
      let wanted = Set(service.list(parameter).map { $0.lowercased() })
      return possible.filter { wanted.isSubset(of: $0.satisfies) }.map(\.name)
    }
    self.possible = possible.map(\.name)
    offered = left("smtpd_sasl_security_options")
    offeredWithTLS = left("smtpd_sasl_tls_security_options")
  }

  /// Postfix's own filter, a list of names, `!name` for all but one, and tables, of which only static ones are known.
  private static func passes(_ mechanism: MechanismProperties, _ filter: [String]) -> Bool {
    for item in filter {
      if item.lowercased() == "!" + mechanism.name.lowercased() { return false }
      if item.lowercased() == mechanism.name.lowercased() || item.contains(":") || item.hasPrefix("/") {
        return true
      }
    }
    return filter.isEmpty
  }
}

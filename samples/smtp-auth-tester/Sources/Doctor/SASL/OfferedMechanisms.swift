import Sysroot

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

  init(of service: PostfixService, _ settings: SASLSettings, _ machine: Tree) {
    let plugIns = InstalledPlugIns(machine)
    directories = plugIns.directories
    let modules = plugIns.modules
    self.modules = modules
    let installed = MechanismProperties.all.filter { modules.contains($0.module) }
    let possible = installed.filter { settings.mechanisms?.contains($0.name) ?? true }.filter {
      $0.passes(filter: service.list("smtpd_sasl_mechanism_filter"))
    }
    func left(_ parameter: String) -> [String] {
      possible.filter { $0.passes(options: service.list(parameter)) }.map(\.name)
    }
    self.possible = possible.map(\.name)
    offered = left("smtpd_sasl_security_options")
    offeredWithTLS = left("smtpd_sasl_tls_security_options")
  }
}

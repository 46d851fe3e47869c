import Archive
import Hardware
import Models
import Sysroot

/// How to have the kernel trust a module that was built on this machine.
struct ModuleSigning {
  private let machine: Machine

  /// The key's two halves: dkms makes and uses those of the first line, or of the second on Ubuntu.
  private let key: (secret: String, certificate: String)
  private let hasKey: Bool

  private static let keys = [
    ("/var/lib/dkms/mok.key", "/var/lib/dkms/mok.pub"),
    ("/var/lib/shim-signed/mok/MOK.priv", "/var/lib/shim-signed/mok/MOK.der"),
  ]

  init(_ machine: Machine) {
    self.machine = machine
    let found = Self.keys.first { machine.tree.exists($0.1) }
    hasKey = found != nil
    key = found ?? Self.keys[machine.isUbuntu ? 1 : 0]
  }

  /// The steps from the module as it is to one that is loaded at the next start.
  ///
  /// - Parameters:
  ///   - file: The module's file.
  ///   - isSigned: Whether it has a signature, of a key that the kernel does not know.
  func steps(_ file: String, isSigned: Bool) -> [Step] {
    var steps =
      machine.isUbuntu ? [] : PackagePlan([PackageNeed(name: "mokutil", area: "main")], machine).steps
    if !isSigned {
      if !hasKey {
        steps.append(
          .command(
            "openssl req -new -x509 -newkey rsa:2048 -nodes -days 36500 -subj '/CN=Modules of this machine/' -outform DER -keyout \(key.secret) -out \(key.certificate)"
          ))
      }
      steps.append(sign(file))
    }
    return steps + [
      .command("mokutil --import \(key.certificate)"),
      .advice(
        "restart the machine, choose 'Enroll MOK' in the blue menu, and give the password of that command"),
    ]
  }

  private func sign(_ file: String) -> Step {
    // What is compressed would have to be signed before that, which dkms does.
    guard file.hasSuffix(".ko") else {
      return .advice(
        "have dkms build the module again, which signs it: 'dkms build --force', 'dkms install --force'")
    }
    let tool = "/lib/modules/\(machine.release ?? "")/build/scripts/sign-file"
    return .command("\(tool) sha256 \(key.secret) \(key.certificate) \(file)")
  }
}

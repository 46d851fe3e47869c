import Glibc
import PasswordFiles
import Secrecy
import SystemPackage

/// A place from which a password is read.
enum PasswordSource {
  /// A file, or a named pipe, that only its owner can read.
  case file(String)

  /// A descriptor that the program was started with.
  case descriptor(Int32)

  case environment(String)

  /// A file in the directory that systemd made for the service, which nobody else can enter.
  case credential(String)

  case terminal

  /// The credential `smtp-password` of the service that runs the program (systemd.exec(5), LoadCredential=).
  static var systemdCredential: PasswordSource? {
    guard let directory = getenv("CREDENTIALS_DIRECTORY") else { return nil }
    let path = String(cString: directory) + "/smtp-password"
    return access(path, F_OK) == 0 ? .credential(path) : nil
  }

  /// Reads the password.
  func read(asking subject: String) throws(PasswordProblem) -> Secret {
    switch self {
    case .file(let path):
      // A name that is not there may be the password itself; a path is not.
      if !path.contains("/"), access(path, F_OK) != 0 {
        throw PasswordProblem(
          "'--password-file'", "\(Errno(rawValue: errno)); the name may be a password, and is not shown")
      }
      return try PasswordFile(path).read()
    case .credential(let path): return try PasswordFile(path, privacy: .directory).read()
    case .descriptor(let number):
      let name = number == 0 ? "standard input" : "descriptor \(number)"
      // Whoever types there would see the password; the terminal is asked in a better way.
      guard isatty(number) == 0 else {
        throw PasswordProblem(name, "is a terminal, on which the password would show")
      }
      return try PasswordReader(FileDescriptor(rawValue: number), name: name).read()
    case .environment(let name): return try Self.variable(name)
    case .terminal: return try TerminalPrompt().ask(subject)
    }
  }

  /// Takes a variable, and wipes it where the kernel shows it to the user's other processes.
  private static func variable(_ name: String) throws(PasswordProblem) -> Secret {
    // The name of what is not set may be the password itself, unless it is written like other names.
    guard let value = getenv(name) else {
      let isName = name.utf8.allSatisfy { (65...90).contains($0) || $0 == UInt8(ascii: "_") }
      throw PasswordProblem(isName ? "$" + name : "'--password-env'", "not set")
    }
    let bytes = UnsafeRawBufferPointer(start: value, count: strlen(value))
    defer {
      explicit_bzero(value, bytes.count)
      unsetenv(name)
    }
    guard !bytes.isEmpty else { throw PasswordProblem("$" + name, "empty") }
    guard bytes.count <= PasswordReader.longest else {
      throw PasswordProblem("$" + name, PasswordReader.tooLong)
    }
    return Secret(bytes)
  }
}

import Glibc
public import Secrecy
import SystemPackage

/// A file or a named pipe with a password in it.
public struct PasswordFile: Sendable {
  /// Who else may be able to use the file.
  public enum Privacy: Sendable {
    /// Nobody but its owner, which is us or root.
    case ownerOnly

    /// Whoever its directory lets in, as systemd(1) does it with a service's credentials.
    case directory
  }

  private let path: String
  private let privacy: Privacy

  public init(_ path: String, privacy: Privacy = .ownerOnly) {
    self.path = path
    self.privacy = privacy
  }

  /// Reads the one line that there is, without its end; waits a minute at most.
  public func read() throws(PasswordProblem) -> Secret {
    let file = try open()
    defer { try? file.close() }
    if privacy == .ownerOnly { try checkThatOnlyWeRead(file) }
    return try PasswordReader(file, name: path).read()
  }

  /// Opens without waiting for the writer of a pipe; the reader waits, with a time limit.
  private func open() throws(PasswordProblem) -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
    } catch let error as Errno {
      throw PasswordProblem(path, "\(error)")
    } catch {
      throw PasswordProblem(path, "\(Errno.ioError)")
    }
  }

  private func checkThatOnlyWeRead(_ file: FileDescriptor) throws(PasswordProblem) {
    var status = stat()
    guard fstat(file.rawValue, &status) == 0 else { throw PasswordProblem(path, "\(Errno(rawValue: errno))") }
    guard [S_IFREG, S_IFIFO].contains(status.st_mode & S_IFMT) else {
      throw PasswordProblem(path, "neither a file nor a pipe")
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw PasswordProblem(path, "belongs to another user, who can change and read it")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw PasswordProblem(path, "others than its owner may use it; chmod 600 makes it private")
    }
  }
}

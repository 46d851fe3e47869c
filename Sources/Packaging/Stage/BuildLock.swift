public import FileSystem
import Glibc
import SystemPackage

/// One program at a time works on a source tree, together with all the programs that it starts.
///
/// Two would remove each other's stages, and one of them might succeed with a package that lacks files. The lock is
/// flock(2) on `debian-like`, and our programs' programs inherit the open file: where the holder is killed, whatever it has
/// left running still has the lock, so that nobody packages what is half made.
public enum BuildLock {
  /// The descriptors of the lock begin here, where no shell script and no make has theirs.
  private static let firstDescriptor: Int32 = 200
  private static let lastDescriptor: Int32 = 231

  /// The trees that parent processes have locked, as `DEVICE:INODE:PROCESS`, separated by blanks.
  ///
  /// It is for programs below one that closes the descriptors it does not know, as Python's subprocess does.
  private static let variable = "PKGH_INTERNAL_LOCK"

  /// Does something while no other program works on the tree that we stand in; waits until it may.
  ///
  /// - Parameters:
  ///   - waiting: Is called with a line to print where another program has the lock.
  ///   - body: Is given the environment for the programs inside. If it fails, the processes that it has left
  ///     behind are ended.
  public static func hold(
    _ environment: Environment, waiting: (String) -> Void, _ body: (Environment) throws -> Void
  ) throws {
    // Where it is missing or something else, whoever reads the tree says so.
    guard let status = try SourceTree.packaging.status(followingLinks: false), status.type == .directory
    else {
      return try body(environment)
    }
    let identity = FileIdentity(status)
    if try isHeldByParent(identity, environment) { return try body(environment) }

    let lock = try take(waiting)
    defer {
      // Programs that the build has left running on purpose have the open file, too.
      flock(lock, LOCK_UN)
      close(lock)
    }
    var environment = environment
    let own = "\(key(identity)):\(getpid())"
    environment.variables[variable] = [environment[variable], own].compactMap(\.self).joined(separator: " ")
    do {
      try body(environment)
    } catch {
      Termination.endOrphans()
      throw error
    }
  }

  private static func key(_ identity: FileIdentity) -> String {
    "\(identity.device.rawValue):\(identity.inode.rawValue)"
  }

  /// Whether the program that has started us, or one above it, has locked the tree for us.
  private static func isHeldByParent(_ identity: FileIdentity, _ environment: Environment) throws -> Bool {
    for descriptor in firstDescriptor...lastDescriptor {
      if let status = try? Stat(FileDescriptor(rawValue: descriptor)), FileIdentity(status) == identity {
        return true
      }
    }
    let beginning = key(identity) + ":"
    let entries = (environment[variable] ?? "").split(separator: " ").filter { $0.hasPrefix(beginning) }
    guard let entry = entries.last, let process = pid_t(entry.dropFirst(beginning.count)) else {
      return false
    }
    if kill(process, 0) == 0 || errno == EPERM { return true }
    throw Problem("the build that this program belongs to was killed: run it again")
  }

  /// Locks the tree.
  ///
  /// - Returns: An open file that programs inherit.
  private static func take(_ waiting: (String) -> Void) throws -> Int32 {
    let directory: FileDescriptor
    do {
      directory = try FileDescriptor.open(SourceTree.packaging, .readOnly, options: .closeOnExec)
    } catch let error as Errno {
      throw Problem(error, "lock", SourceTree.packaging)
    }
    if flock(directory.rawValue, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { waiting("waiting for another build in this tree" + holders(of: directory)) }
      while flock(directory.rawValue, LOCK_EX) != 0 {
        guard errno == EINTR else {
          let error = Errno(rawValue: errno)
          try? directory.close()
          throw Problem(error, "lock", SourceTree.packaging)
        }
      }
    }
    let high = fcntl(directory.rawValue, F_DUPFD, firstDescriptor)
    if high < 0 {
      // So few descriptors are allowed: the variable must do.
      _ = fcntl(directory.rawValue, F_SETFD, 0)
      return directory.rawValue
    }
    try? directory.close()
    return high
  }

  /// Who has the lock, as far as /proc shows it: `: process 4711 (make)`.
  private static func holders(of directory: FileDescriptor) -> String {
    guard let status = try? Stat(directory) else { return "" }
    let identity = FileIdentity(status)
    let processes: FilePath = "/proc"
    let names = ((try? processes.names()) ?? []).compactMap { pid_t($0.description) }.sorted()
      .filter { process in
        (firstDescriptor...lastDescriptor).contains { number in
          let file = processes.appending("\(process)/fd/\(number)")
          return (try? Stat(file)).map { FileIdentity($0) == identity } ?? false
        }
      }
      .map { process in
        let name = try? processes.appending("\(process)/comm").contents()
        let words = name.map {
          " (\(String(decoding: $0.dropLast(), as: UTF8.self).showingControlCharacters))"
        }
        return "\(process)\(words ?? "")"
      }
    if names.isEmpty { return "" }
    return ": process" + (names.count == 1 ? " " : "es ") + names.joined(separator: ", ")
  }
}

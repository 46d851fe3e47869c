import Glibc
public import SystemPackage

/// The spool directory: hits, cases, reports, suppressions and what came back, a file each.
///
/// | directory | has | written by |
/// |---|---|---|
/// | `in` | hits that no round has looked at | CGI programs and log readers |
/// | `open` | addresses about which something is to be decided | `run` |
/// | `cases` | what is known of the other addresses | `run` |
/// | `queue` | reports that have not left | `run` |
/// | `sent` | reports that are done | `run` |
/// | `suppress` | who is not to be told | everybody |
/// | `replies` | what came back | `bounce` |
/// | `lookups` | answers of the lookup command | `run` |
/// | `positions` | how far followed logs were read | `log` |
public struct Spool: Sendable {
  public enum Place: String, CaseIterable, Sendable {
    case hits = "in"
    case open
    case cases
    case queue
    case sent
    case suppress
    case replies
    case lookups
    case positions
  }

  public let path: FilePath

  /// Is told of files that cannot be read and are passed over.
  let warn: @Sendable (String) -> Void

  public init(_ path: FilePath, warn: @escaping @Sendable (String) -> Void = { _ in }) {
    self.path = path
    self.warn = warn
  }

  /// The directory of one kind of things.
  public func directory(_ place: Place) -> FilePath { path.appending(place.rawValue) }

  /// Makes the directories that are missing within the spool directory, which must be there.
  public func prepare() throws(SpoolProblem) {
    var own = stat()
    guard stat(path.string, &own) == 0 else { throw SpoolProblem(path, Errno(rawValue: errno)) }
    for place in Place.allCases {
      let directory = directory(place)
      // A CGI program may run as another user of the spool's group.
      let mode: mode_t = place == .hits || place == .positions ? 0o2770 : 0o2750
      if mkdir(directory.string, mode) == 0 {
        // What root makes is to belong to the spool's owner, too.
        if geteuid() == 0 { chown(directory.string, own.st_uid, own.st_gid) }
        // Whatever the umask is.
        chmod(directory.string, mode)
      } else if errno != EEXIST {
        throw SpoolProblem(directory, Errno(rawValue: errno))
      }
    }
  }
}

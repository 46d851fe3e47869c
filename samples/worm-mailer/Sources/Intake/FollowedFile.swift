import Glibc
public import SystemPackage

/// A log file that is read while a server writes it, through its rotations.
///
/// Rotation may rename the file and make another, or copy it and write it anew. A file that got another name is read on
/// for ten minutes, since a server writes into it until the last of its old processes has ended. Who follows asks from
/// time to time, and waits in between as it likes.
public final class FollowedFile {
  /// Where to begin with a file that was never read.
  public enum Start: Sendable {
    case beginning
    case end
  }

  private let path: FilePath
  private let grace: Int

  /// The files that may have something new, the oldest first.
  private var files: [OpenLog] = []

  /// How many lines were cut.
  public private(set) var cutLines = 0

  private var remarks: [String] = []
  private var lastRemark: String?

  /// More files than that are not kept open.
  private static let maximumOfFiles = 16

  /// Begins to follow a file, which need not be there yet.
  ///
  /// - Parameters:
  ///   - start: Where to begin, unless there is a position.
  ///   - position: How far it was read by another process.
  ///   - grace: For how many seconds after its last growth a file is read on that has another name by now.
  /// - Throws: `FollowedFileProblem` when the file is there, and cannot be read.
  public init(_ path: FilePath, from start: Start = .end, position: FilePosition? = nil, grace: Int = 600)
    throws(FollowedFileProblem)
  {
    self.path = path
    self.grace = grace
    let current: OpenLog?
    do throws(Errno) {
      current = try OpenLog(path)
    } catch .noSuchFileOrDirectory {
      current = nil
    } catch {
      throw FollowedFileProblem(path, error)
    }
    if let position {
      resume(position, current)
    } else if let current {
      if start == .end { current.skipToEnd() }
      files = [current]
    }
  }

  /// How far the lines that `next()` has given were read.
  public var position: FilePosition { FilePosition(parts: files.map(\.position)) }

  /// What was unusual since it was last asked for, one sentence each, for the log.
  public func takeRemarks() -> [String] {
    defer { remarks = [] }
    return remarks
  }

  /// The next line; nil when there is none at present.
  public func next() -> Line? {
    repeat {
      var index = 0
      while index < files.count {
        let file = files[index]
        switch file.next() {
        case .line(let line): return counted(line)
        case .replaced:
          // What was not read before is in the copy, if there is one.
          let copy = RotatedFiles(of: path).from(file.position).prefix(1)
          if copy.isEmpty { remark("'\(path)' was truncated; what had not been read before is lost") }
          file.restart()
          files.insert(contentsOf: copy, at: index)
        case .nothing where index < files.count - 1 && isOver(file):
          files.remove(at: index)
          if let line = file.rest() { return counted(line) }
        case .nothing: index += 1
        }
      }
    } while openNewFile()
    return nil
  }

  private func isOver(_ file: OpenLog) -> Bool {
    files.count > Self.maximumOfFiles || OpenLog.now - file.lastGrowth >= grace
  }

  private func counted(_ line: Line) -> Line {
    if line.isCut { cutLines += 1 }
    return line
  }

  /// Says something once instead of at every look.
  private func remark(_ text: String) {
    if text != lastRemark { remarks.append(text) }
    lastRemark = text
  }

  /// Opens what has the name by now, if that is another file.
  private func openNewFile() -> Bool {
    var status = stat()
    guard stat(path.string, &status) == 0, !isOpen(UInt64(status.st_dev), UInt64(status.st_ino)) else {
      return false
    }
    do throws(Errno) {
      let file = try OpenLog(path)
      if isOpen(file.device, file.inode) { return false }
      // Nobody may have looked for so long that there were others between the last file and this one.
      let between = files.last.map { RotatedFiles(of: path).from($0.position).dropFirst() } ?? []
      files += between.filter { !isOpen($0.device, $0.inode) && $0.inode != file.inode } + [file]
      return true
    } catch {
      // It may be there, or may be read, at the next look.
      if error != .noSuchFileOrDirectory { remark("\(FollowedFileProblem(path, error))") }
      return false
    }
  }

  private func isOpen(_ device: UInt64, _ inode: UInt64) -> Bool {
    files.contains { $0.device == device && $0.inode == inode }
  }

  /// Goes on where another process has stopped.
  private func resume(_ position: FilePosition, _ current: OpenLog?) {
    let rotated = RotatedFiles(of: path)
    for (index, place) in position.parts.prefix(Self.maximumOfFiles).enumerated() {
      let isLast = index == position.parts.count - 1
      if let current, current.device == place.device, current.inode == place.inode, current.continues(place) {
        current.skip(to: place)
        break
      }
      // Files that came and went meanwhile are newer than the last that was read.
      let found = rotated.from(place).prefix(isLast ? Self.maximumOfFiles : 1)
      if found.isEmpty {
        remark("the file that was '\(path)' is gone; what had not been read before is lost")
      }
      files += found.filter { !isOpen($0.device, $0.inode) }
    }
    if let current { files.append(current) }
  }
}

/// Why a log cannot be read or followed.
public struct FollowedFileProblem: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  /// - Parameter errno: What opening it said; `Errno.invalidArgument` where it is not a regular file.
  public init(_ path: FilePath, _ errno: Errno) {
    let isOther = errno == .invalidArgument || errno == .isDirectory
    description =
      "\(path): \(isOther ? "not a regular file; read it from standard input instead" : "\(errno)")"
  }
}

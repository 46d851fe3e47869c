import Glibc
import SystemPackage

/// The older files of a log: `access.log.1`, `access.log-20261126`.
struct RotatedFiles {
  private let path: FilePath

  init(of path: FilePath) { self.path = path }

  /// As many are looked at.
  private static let maximum = 1000

  private struct Entry {
    var path: FilePath
    var suffix: Suffix
    var device: UInt64
    var inode: UInt64
  }

  /// What stands behind the name: a number that grows with each rotation, or a date.
  ///
  /// It tells the order; when a file was last changed does not, since somebody may touch an old one.
  private struct Suffix {
    private let digits: String
    private let isDate: Bool

    /// Gives nil for a name that is not that of the log with a number or a date behind it.
    init?(of other: String, after name: String) {
      guard other.hasPrefix(name) else { return nil }
      let suffix = other.utf8.dropFirst(name.utf8.count)
      guard let first = suffix.first, first == 0x2E || first == 0x2D, (2...40).contains(suffix.count),
        suffix.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D })
      else { return nil }
      digits = String(decoding: suffix.dropFirst(), as: UTF8.self)
      isDate = digits.utf8.count >= 6
    }

    func isNewer(than other: Suffix) -> Bool {
      guard isDate == other.isDate else { return false }
      return isDate ? digits > other.digits : (Int(digits) ?? 0) < (Int(other.digits) ?? 0)
    }
  }

  /// Opens the file that was read to a position, and those that are newer, oldest first; none when it is not there.
  ///
  /// A copy of it counts, too, since rotation by copytruncate makes one.
  func from(_ place: FilePosition.Part) -> [OpenLog] {
    let entries = entries()
    let known = entries.filter { $0.device == place.device && $0.inode == place.inode }
    // Without a beginning that can be compared only the inode can tell.
    let candidates = place.head.count == 0 ? known : known + entries
    for entry in candidates {
      guard let file = try? OpenLog(entry.path, at: place), file.continues(place) else { continue }
      let newer = entries.filter { $0.suffix.isNewer(than: entry.suffix) }
      return [file] + newer.sorted { $1.suffix.isNewer(than: $0.suffix) }.compactMap { try? OpenLog($0.path) }
    }
    return []
  }

  private func entries() -> [Entry] {
    let directory = path.removingLastComponent()
    guard let name = path.lastComponent?.string,
      let stream = opendir(directory.isEmpty ? "." : directory.string)
    else { return [] }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while entries.count < Self.maximum, let entry = readdir(stream) {
      let other = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let suffix = Suffix(of: other, after: name) else { continue }
      let path = directory.appending(other)
      var status = stat()
      guard lstat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      entries.append(
        Entry(
          path: path, suffix: suffix, device: UInt64(status.st_dev), inode: UInt64(status.st_ino)))
    }
    return entries
  }
}

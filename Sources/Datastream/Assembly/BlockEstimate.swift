internal import FileSystem

extension PackageMap {
  /// 512-byte blocks that the largest part needs, each file rounded up and one block added for
  /// its header in the archive.
  ///
  /// pkgmk asks the file system it happens to run on instead, so that no two machines agree.
  var blockEstimate: UInt64 {
    var parts: [Int: UInt64] = [:]
    var info: UInt64 = 0
    var text: UInt64 = 60  // the first line is not longer
    for entry in entries {
      text += UInt64(entry.mapLine.count) + 1
      guard let size = entry.content?.size, entry.kind.hasContent else { continue }
      if entry.kind == .information && entry.path == "pkginfo" {
        info = Block.count(for: size) + 1
      } else {
        parts[entry.part, default: 0] += Block.count(for: size) + 1
      }
    }
    parts[1, default: 0] += Block.count(for: text) + 1
    return (parts.values.max() ?? 0) + info
  }
}

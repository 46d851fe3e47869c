public import FileSystem

/// Where a package in a stream's archive, or in a directory, has what its map lists.
///
/// Source: libinst's srcpath.c, and the streams that pkgtrans writes.
extension MapEntry {
  /// The name of the member with this entry's content; nil for an entry without one.
  ///
  /// A path that begins with `$VARIABLE/` has no leading slash either, so it is kept
  /// as it is under `reloc`.
  public func memberName(partCount: Int) -> ByteString? {
    if !kind.hasContent { return nil }
    let suffix: ByteString = partCount > 1 ? ByteString(".\(part)") : ""
    if kind == .information { return path == "pkginfo" ? path : "install/" + path }
    return path.hasPrefix("/") ? "root" + suffix + path : "reloc" + suffix + "/" + path
  }

  /// Whether a member of this name is an archive that has this entry's content, in place of a member of its own.
  public func mayBeIn(archive: ByteString) -> Bool {
    guard kind.hasContent, let className else { return false }
    let top: ByteString = path.isAbsolute ? "root" : "reloc"
    return archive.isArchive(ofClass: className) || archive.directoryOfLegacyArchive == top
  }

  /// The permission bits of that member.
  ///
  /// Set-id bits stay in the map, and whoever unpacks the package may read and replace the file.
  var memberMode: UInt16 { ((attributes?.mode ?? 0) & 0o777) | 0o644 }
}

extension ByteString {
  /// Whether a member of this name may be an archive of files, which the map does not list.
  public var isNameOfArchive: Bool { hasPrefix("archive/") || directoryOfLegacyArchive != nil }

  /// Whether a member of this name is a script that the installers run.
  ///
  /// Source: pkgmk's names of information files; `i.CLASS` and `r.CLASS` are the scripts of classes.
  var isNameOfScript: Bool {
    guard hasPrefix("install/") else { return false }
    let file = bytes.dropFirst("install/".utf8.count)
    return file.starts(with: "i.".utf8) || file.starts(with: "r.".utf8)
      || ["preinstall", "postinstall", "preremove", "postremove", "request", "checkinstall"].contains {
        file.elementsEqual($0.utf8)
      }
  }

  /// Whether this names something below the directory it is put into, and nothing else.
  var isBelow: Bool {
    !bytes.contains(0)
      && bytes.split(separator: .slash, omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }

  /// The directories above this relative path, the longest first.
  var directories: [ByteString] {
    bytes.indices.reversed().filter { bytes[$0] == .slash }.map { ByteString(bytes[..<$0]) }
  }

  /// Whether a member of this name is the archive with the files of a class.
  ///
  /// Source: the name `archive/CLASS` with any extension, as faspac writes it.
  func isArchive(ofClass className: String) -> Bool {
    let archive = ByteString("archive/\(className)")
    return self == archive || hasPrefix(archive + ".")
  }

  /// The directory that a file of this name holds, if it is one of the archives
  /// that the oldest packages have in place of `root` and `reloc`.
  ///
  /// Source: libpkg's pkgtrans.c and isdir.c.
  var directoryOfLegacyArchive: ByteString? {
    (["root", "reloc"] as [ByteString]).first { base in
      ["", ".cpio", ".Z", ".cpio.Z"].contains { self == base + $0 }
    }
  }
}

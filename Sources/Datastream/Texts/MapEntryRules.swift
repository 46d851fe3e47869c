internal import FileSystem

/// What an entry of a pkgmap cannot express, or the installers cannot read.
extension MapEntry {
  /// Bounds of the SVR4 tools; each is the highest value that all of them take.
  enum Limit {
    /// PATH_MAX of Solaris is 1024, with the NUL.
    static let path = 1023
    /// CLSSIZ is 64, with the NUL.
    static let className = 63
    static let owner = 64
    /// tempmode of gpkgmap.c has 20 bytes, with the NUL.
    static let mode = 19
    /// varname of mappath.c has 64 bytes, with the NUL.
    static let variable = 63
    /// The cpio header of a member has eight hexadecimal digits for the size and for the time.
    static let size: UInt64 = 0xffff_ffff
    static let time: UInt64 = 0xffff_ffff
  }

  /// Why the format cannot express this entry, naming its path; nil when it can.
  public var fault: String? {
    if part < 1 || part > PackageMap.partLimit {
      return "\(path.bytes.quoted) is in part \(part), which is not from 1 to \(PackageMap.partLimit)"
    }
    return pathFault ?? classFault ?? targetFault ?? attributesFault ?? contentFault
  }

  private var pathFault: String? {
    if path.isEmpty { return "an entry of type '\(kind.rawValue)' has no path" }
    let subject = "the path \(path.bytes.quoted)"
    if let fault = path.wordFault { return "\(subject) contains \(fault), which a pkgmap cannot express" }
    if path.bytes.contains(.equals) {
      return "\(subject) contains a '=', which ends a path in a pkgmap"
    }
    return path.count > Limit.path
      ? "\(subject) is \(path.count) bytes long; the installers take \(Limit.path)" : nil
  }

  private var classFault: String? {
    guard kind != .information else { return nil }
    guard let className else { return "\(path.bytes.quoted) has no class" }
    return PackageInfo.faultOfClass(className).map { "\(path.bytes.quoted): the class \($0)" }
  }

  private var targetFault: String? {
    guard kind.isLink else { return nil }
    guard let target, !target.isEmpty else {
      return "the link \(path.bytes.quoted) has no target; write 'path=target'"
    }
    let subject = "\(path.bytes.quoted): the target \(target.bytes.quoted)"
    if let fault = target.wordFault { return "\(subject) contains \(fault), which a pkgmap cannot express" }
    return target.count > Limit.path
      ? "\(subject) is \(target.count) bytes long; the installers take \(Limit.path)" : nil
  }

  private var attributesFault: String? {
    guard kind.hasAttributes, let attributes else { return nil }
    if let mode = attributes.mode, mode > 0o7777 {
      return "\(path.bytes.quoted): the mode \(String(mode, radix: 8)) is above 7777"
    }
    for (role, name) in [("owner", attributes.owner), ("group", attributes.group)] {
      guard let name = name.map({ ByteString($0) }) else { continue }
      let subject = "\(path.bytes.quoted): the \(role) \(name.bytes.quoted)"
      if name.isEmpty { return "\(path.bytes.quoted): the \(role) is empty; write '?' for none" }
      if let fault = name.wordFault { return "\(subject) contains \(fault), which a pkgmap cannot express" }
      if name.count > Limit.owner {
        return "\(subject) is \(name.count) bytes long; the installers take \(Limit.owner)"
      }
    }
    return nil
  }

  private var contentFault: String? {
    guard kind.hasContent else { return nil }
    if let size = content?.size, size > Limit.size {
      return "\(path.bytes.quoted) is \(size) bytes long; a package's file ends at \(Limit.size)"
    }
    if let time = content?.modified, time > Limit.time {
      return "\(path.bytes.quoted) was modified at \(time), after the year 2106, which cpio cannot express"
    }
    return nil
  }
}

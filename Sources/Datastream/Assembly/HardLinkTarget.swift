public import FileSystem

extension ByteString {
  /// The target that a hard link has for leading to this path of the same package.
  ///
  /// The installers make a link from the directory it is in. Where BASEDIR will be, relative to what is not below it,
  /// is not known before the installation: there the target is the whole path.
  ///
  /// - Parameter baseDirectory: The value of BASEDIR, empty for none.
  public func hardLinkTarget(from link: ByteString, baseDirectory: String) -> ByteString {
    if isAbsolute { return self }
    return link.isAbsolute ? installed(below: baseDirectory) : relativePath(from: link)
  }
}

extension Prototype.Entry {
  /// These entries, with each hard link to a link that is made later leading to the file of that one instead.
  ///
  /// Links are made in the order of their paths, so that `b=z` fails where `z=m` is another link. What is installed is
  /// the same: one file of three names.
  static func resolvingLinks(of entries: [Prototype.Entry], _ info: PackageInfo) -> [Prototype.Entry] {
    let order = InstallationOrder(entries.map(\.object), info)
    let ends = order.ends
    var targets: [ByteString: ByteString] = [:]
    for (index, link) in order.objects.enumerated() {
      guard let target = order.target(of: index), order.moment(of: target) > order.moment(of: index),
        let end = ends[index], order.moment(of: end) < order.moment(of: index)
      else { continue }
      let file = order.objects[end].path
      if link.path.bytes[...].isVariable || file.bytes[...].isVariable { continue }
      targets[link.path] = file.hardLinkTarget(from: link.path, baseDirectory: info["BASEDIR"] ?? "")
    }
    return entries.map { entry in
      guard entry.object.kind == .link, let target = targets[entry.object.path] else { return entry }
      var entry = entry
      entry.object.target = target
      return entry
    }
  }
}

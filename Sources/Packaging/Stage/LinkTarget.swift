public import FileSystem

/// The texts of symbolic links inside a package, whose paths begin at the package's top and have no leading slash.
extension ByteString {
  /// The text that a link to this path has, as Debian's policy wants it; the empty path is the top.
  ///
  /// A link within one top-level directory is relative, so that the directory can be moved or mounted
  /// elsewhere; a link to another one is absolute, because an administrator may make either of them a link.
  public func linkText(from link: ByteString) -> ByteString {
    guard let top = components.first, top == link.components.dropLast().first ?? "" else {
      return "/" + ByteString(components: components)
    }
    return relativePath(from: link)
  }

  /// Where this text of a link leads, as a path from the package's top, or nil if only the disk can tell.
  ///
  /// Only `..` at the beginning is followed: behind a name that is a link, `..` means something else.
  public func linkDestination(from link: ByteString) -> ByteString? {
    var place = isAbsolute ? [] : Array(link.components.dropLast())
    var rest = components.filter { $0 != "." }[...]
    while rest.first == ".." {
      rest.removeFirst()
      _ = place.popLast()
    }
    return rest.contains("..") ? nil : ByteString(components: place + rest)
  }
}

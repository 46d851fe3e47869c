public import FileSystem

/// The text of a symbolic link inside a package, as Debian's policy wants it.
///
/// A link within one top-level directory is relative, so that the directory can be moved or mounted
/// elsewhere; a link to another one is absolute, because an administrator may make either of them a link.
///
/// - Parameters:
///   - target: The path of the target from the package's top, without a leading slash; empty is the top.
///   - link: The path of the link.
public func linkText(to target: ByteString, from link: ByteString) -> ByteString {
  let targets = components(target)
  let directories = components(link).dropLast()
  guard let top = targets.first, top == (directories.first ?? []) else {
    return ByteString("/") + join(targets)
  }
  return relativePath(to: target, from: link)
}

/// The shortest way from a link's directory to its target.
public func relativePath(to target: ByteString, from link: ByteString) -> ByteString {
  let targets = components(target)
  let directories = components(link).dropLast()
  let shared = zip(targets, directories).prefix { $0 == $1 }.count
  let way =
    Array(repeating: ArraySlice("..".utf8), count: directories.count - shared) + targets.dropFirst(shared)
  return way.isEmpty ? "." : join(way)
}

/// Where the text of a link leads, as a path from the package's top, or nil if only the disk can tell.
///
/// Only `..` at the beginning is followed: behind a name that is a link, `..` means something else.
public func linkDestination(_ text: ByteString, from link: ByteString) -> ByteString? {
  let isAbsolute = text.bytes.first == UInt8(ascii: "/")
  var place = isAbsolute ? [] : Array(components(link).dropLast())
  var rest = components(text).filter { !$0.elementsEqual(".".utf8) }[...]
  while rest.first?.elementsEqual("..".utf8) == true {
    rest.removeFirst()
    _ = place.popLast()
  }
  if rest.contains(where: { $0.elementsEqual("..".utf8) }) { return nil }
  place += rest
  return join(place)
}

private func components(_ path: ByteString) -> [ArraySlice<UInt8>] {
  path.bytes.split(separator: UInt8(ascii: "/"))
}

private func join(_ components: [ArraySlice<UInt8>]) -> ByteString {
  ByteString(components.joined(separator: [UInt8(ascii: "/")]))
}

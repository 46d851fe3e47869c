public import FileSystem

extension ByteString {
  /// This path without `.`, without empty components, and with every `x/..` taken out.
  ///
  /// That is done by name alone, as pkgmk does it: no link is looked up. What leads above
  /// the start keeps its `..`. A path of nothing else is empty, or `/` when it is absolute.
  public var canonicalPath: ByteString {
    var kept: [ArraySlice<UInt8>] = []
    for component in bytes.split(separator: .slash) where !component.elementsEqual(".".utf8) {
      if component.elementsEqual("..".utf8), let last = kept.last, !last.elementsEqual("..".utf8) {
        kept.removeLast()
      } else {
        kept.append(component)
      }
    }
    let start: [UInt8] = bytes.first == .slash ? [.slash] : []
    return ByteString(start + kept.joined(separator: [.slash]))
  }

  /// Whether the path begins at the root directory.
  var isAbsolute: Bool { bytes.first == .slash }

  /// The bytes after the last slash.
  var lastComponent: ByteString {
    ByteString(bytes.suffix(from: bytes.lastIndex(of: .slash).map { $0 + 1 } ?? 0))
  }

  /// The path of the directory this one is in, or nil at the top.
  var parent: ByteString? {
    guard let slash = bytes.lastIndex(of: .slash), slash > 0 else { return nil }
    return ByteString(bytes[..<slash])
  }
}

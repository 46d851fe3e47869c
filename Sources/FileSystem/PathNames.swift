/// A name as a path: taken apart at its slashes, without a look at any disk.
extension ByteString {
  /// Whether the path begins at the root directory.
  public var isAbsolute: Bool { bytes.first == .slash }

  /// The names between the slashes, without empty ones.
  public var components: [ByteString] { bytes.split(separator: .slash).map { ByteString($0) } }

  /// The bytes after the last slash.
  public var lastComponent: ByteString {
    ByteString(bytes.suffix(from: bytes.lastIndex(of: .slash).map { $0 + 1 } ?? 0))
  }

  /// The path of the directory this one is in, or nil at the top.
  public var parent: ByteString? {
    guard let slash = bytes.lastIndex(of: .slash), slash > 0 else { return nil }
    return ByteString(bytes[..<slash])
  }

  public init(components: some Sequence<ByteString>) {
    self.init(components.map(\.bytes).joined(separator: [.slash]))
  }

  /// This path without slashes at its beginning: joining paths would take it for one of the build machine's.
  public var relative: ByteString { ByteString(bytes.drop { $0 == .slash }) }

  /// This path without `.`, without empty components, and with every `x/..` taken out.
  ///
  /// That is done by name alone, as pkgmk does it: no link is looked up. What leads above
  /// the start keeps its `..`. A path of nothing else is empty, or `/` when it is absolute.
  public var canonicalPath: ByteString {
    if isCanonical { return self }
    var kept: [ArraySlice<UInt8>] = []
    for component in bytes.split(separator: .slash) where !component.elementsEqual(".".utf8) {
      if component.elementsEqual("..".utf8), let last = kept.last, !last.elementsEqual("..".utf8) {
        kept.removeLast()
      } else {
        kept.append(component)
      }
    }
    let start: [UInt8] = isAbsolute ? [.slash] : []
    return ByteString(start + kept.joined(separator: [.slash]))
  }

  /// Whether a look at the bytes shows that the path is canonical, as most are: nothing between two slashes begins
  /// with a dot, and none of them is empty.
  private var isCanonical: Bool {
    var atStart = false
    for byte in bytes {
      if atStart && (byte == .slash || byte == UInt8(ascii: ".")) { return false }
      atStart = byte == .slash
    }
    return !atStart && bytes.first != UInt8(ascii: ".")
  }

  /// The shortest way from a link's directory to this path.
  public func relativePath(from link: ByteString) -> ByteString {
    let targets = components
    let directories = link.components.dropLast()
    let shared = zip(targets, directories).prefix { $0 == $1 }.count
    let way =
      Array(repeating: ByteString(".."), count: directories.count - shared) + targets.dropFirst(shared)
    return way.isEmpty ? "." : ByteString(components: way)
  }
}

public import FileSystem

/// One object of a package, as a line of the pkgmap or of a prototype describes it.
///
/// Source: pkgmap(5), prototype(5). Which fields an entry has follows from its type:
///
/// | type | class | target | device | attributes | content |
/// |---|---|---|---|---|---|
/// | `f e v` | yes | – | – | yes | yes |
/// | `d x p` | yes | – | – | yes | – |
/// | `b c` | yes | – | yes | yes | – |
/// | `s l` | yes | yes | – | – | – |
/// | `i` | – | – | – | – | yes |
public struct MapEntry: Hashable, Sendable {
  /// The ftype letter.
  public enum Kind: Character, Hashable, Sendable, CaseIterable {
    case file = "f"
    /// A file that is expected to change after installation.
    case editable = "e"
    /// A file whose content is not checked after installation, such as a log.
    case volatile = "v"
    case directory = "d"
    /// A directory that belongs to this package alone.
    case exclusiveDirectory = "x"
    /// A hard link.
    case link = "l"
    case symbolicLink = "s"
    case pipe = "p"
    case blockDevice = "b"
    case characterDevice = "c"
    /// A file for the installer: pkginfo, depend, a procedure script.
    case information = "i"
  }

  /// Permission bits and names; nil is the map's `?`, "leave as it is".
  public struct Attributes: Hashable, Sendable {
    /// 0…0o7777.
    public var mode: UInt16?
    public var owner: String?
    public var group: String?

    public init(mode: UInt16?, owner: String?, group: String?) {
      self.mode = mode
      self.owner = owner
      self.group = group
    }
  }

  /// Device numbers; nil is the map's `?`.
  public struct Device: Hashable, Sendable {
    public var major: UInt32?
    public var minor: UInt32?

    public init(major: UInt32?, minor: UInt32?) {
      self.major = major
      self.minor = minor
    }
  }

  /// What the map says of a file's content; nil is the map's `?`.
  public struct Content: Hashable, Sendable {
    /// Bytes.
    public var size: UInt64?
    /// The System V `sum`, see ``Checksum``.
    public var checksum: UInt32?
    /// Seconds since 1970.
    public var modified: UInt64?

    public init(size: UInt64?, checksum: UInt32?, modified: UInt64?) {
      self.size = size
      self.checksum = checksum
      self.modified = modified
    }
  }

  // In an order that wastes no bytes: a package may have a hundred thousand entries.
  /// The class, nil for `i` entries only.
  public var className: String?
  /// The installed path, or an `i` entry's name: absolute, relative to BASEDIR, or beginning with `$VARIABLE/`.
  public var path: ByteString
  /// Where a link points, word for word.
  public var target: ByteString?
  public var device: Device?
  public var attributes: Attributes?
  public var content: Content?
  public var kind: Kind
  private var storedPart: Int16

  /// The part (volume) the content is in, counted from 1.
  public var part: Int {
    get { Int(storedPart) }
    set { storedPart = Int16(clamping: newValue) }
  }

  public init(
    part: Int = 1, _ kind: Kind, className: String? = nil, _ path: ByteString, target: ByteString? = nil,
    device: Device? = nil, attributes: Attributes? = nil, content: Content? = nil
  ) {
    storedPart = Int16(clamping: part)
    self.kind = kind
    self.className = className
    self.path = path
    self.target = target
    self.device = device
    self.attributes = attributes
    self.content = content
  }
}

extension MapEntry.Kind {
  /// Whether a member with this entry's content is in the package: `f e v i`.
  public var hasContent: Bool {
    switch self {
    case .file, .editable, .volatile, .information: true
    default: false
    }
  }

  /// Whether the entry points elsewhere: `s l`.
  public var isLink: Bool { self == .symbolicLink || self == .link }
}

import Datastream
import FileSystem

/// A package as `pkgh-show --json` prints it.
struct PackageDocument: Encodable {
  struct Parameter: Encodable {
    let name: String
    let value: String
  }

  /// One line of the pkgmap; what the map has a `?` for, or the type does not have, is left out.
  struct Object: Encodable {
    let part: Int
    let type: String
    let `class`: String?
    let path: String
    /// The path's bytes in hexadecimal, where they are not UTF-8.
    let pathBytes: String?
    let target: String?
    let major: UInt32?
    let minor: UInt32?
    /// In octal, as in the map.
    let mode: String?
    let owner: String?
    let group: String?
    /// Bytes.
    let size: UInt64?
    /// The System V sum.
    let checksum: UInt32?
    /// Seconds since 1970.
    let modified: UInt64?
  }

  /// The package's place in the stream, which is not printed.
  let index: Int
  let instance: String
  let parts: Int
  let parameters: [Parameter]
  /// None: they are printed one by one.
  let objects: [Object] = []
  /// The texts of the scripts, by their names.
  let scripts: [String: String]

  private enum CodingKeys: CodingKey { case instance, parts, parameters, objects, scripts }

  init(_ package: PackageTexts, _ index: Int, scripts: [String: String]) {
    self.index = index
    instance = package.instance
    parts = package.map.partCount
    parameters = package.info.names.map { Parameter(name: $0, value: package.info[$0] ?? "") }
    self.scripts = scripts
  }
}

extension PackageDocument.Object {
  init(_ entry: MapEntry) {
    part = entry.part
    type = String(entry.kind.rawValue)
    `class` = entry.className
    path = entry.path.description
    let isText = String(validating: entry.path.bytes, as: UTF8.self) != nil
    pathBytes = isText ? nil : entry.path.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    target = entry.target?.description
    major = entry.device?.major
    minor = entry.device?.minor
    mode = entry.attributes?.modeDigits
    owner = entry.attributes?.owner
    group = entry.attributes?.group
    size = entry.content?.size
    checksum = entry.content?.checksum
    modified = entry.content?.modified
  }
}

extension Member {
  /// The name of the script a member is, without its directory.
  var scriptName: String? {
    let directory: ByteString = "install/"
    guard name.hasPrefix(directory) else { return nil }
    let script = String(decoding: name.bytes.dropFirst(directory.count), as: UTF8.self)
    let procedures: Set<String> = [
      "request", "checkinstall", "preinstall", "postinstall", "preremove", "postremove",
    ]
    return procedures.contains(script) || script.hasPrefix("i.") || script.hasPrefix("r.") ? script : nil
  }
}

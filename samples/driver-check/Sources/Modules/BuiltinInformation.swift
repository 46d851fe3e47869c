/// modules.builtin.modinfo: `NAME.KEY=VALUE` strings, each with a NUL after it, of what is in the kernel itself.
enum BuiltinInformation {
  static func aliases(_ bytes: [UInt8]) -> AliasIndex {
    var index = AliasIndex()
    let mark = Array(".alias=".utf8)
    for item in bytes.split(separator: 0) {
      guard let dot = item.firstIndex(of: UInt8(ascii: ".")), item[dot...].starts(with: mark) else {
        continue
      }
      index.add(item[dot...].dropFirst(mark.count), module: item[..<dot])
    }
    return index
  }
}

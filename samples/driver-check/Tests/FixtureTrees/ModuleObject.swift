/// A file that depmod(8) takes for a module: an ELF object with a section `.modinfo` and nothing else.
enum ModuleObject {
  static func bytes(name: String, aliases: [String]) -> [UInt8] {
    let strings =
      ["license=GPL", "name=\(name)", "vermagic=6.1.0-56-amd64 SMP"] + aliases.map { "alias=\($0)" }
    let information = Array(strings.map { $0 + "\0" }.joined().utf8)
    let names = Array("\0.modinfo\0.shstrtab\0.symtab\0.strtab\0".utf8)
    // A symbol table with nothing but the empty symbol that each begins with.
    let symbols = [UInt8](repeating: 0, count: 24)
    let contents = [information, names, symbols, [0]]
    // The header has 64 bytes; what is in the sections follows, then the table of sections.
    var offsets = [64]
    for content in contents { offsets.append((offsets[offsets.count - 1] + content.count + 7) & ~7) }
    var file = header(sectionTable: offsets[contents.count])
    for (index, content) in contents.enumerated() {
      file += content + [UInt8](repeating: 0, count: offsets[index + 1] - offsets[index] - content.count)
    }
    file += [UInt8](repeating: 0, count: 64)
    file += section(name: 1, kind: 1, offset: offsets[0], size: information.count)
    file += section(name: 10, kind: 3, offset: offsets[1], size: names.count)
    file += section(name: 20, kind: 2, offset: offsets[2], size: symbols.count, link: 4, entry: 24)
    file += section(name: 28, kind: 3, offset: offsets[3], size: 1)
    return file
  }

  /// ELF64, little endian, relocatable, for x86-64, with five sections of which the third has the names.
  private static func header(sectionTable: Int) -> [UInt8] {
    [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
      + number(1, 2) + number(62, 2) + number(1, 4) + number(0, 8) + number(0, 8) + number(sectionTable, 8)
      + number(0, 4) + number(64, 2) + number(0, 2) + number(0, 2) + number(64, 2) + number(5, 2)
      + number(2, 2)
  }

  private static func section(name: Int, kind: Int, offset: Int, size: Int, link: Int = 0, entry: Int = 0)
    -> [UInt8]
  {
    number(name, 4) + number(kind, 4) + number(2, 8) + number(0, 8) + number(offset, 8) + number(size, 8)
      + number(link, 4) + number(kind == 2 ? 1 : 0, 4) + number(8, 8) + number(entry, 8)
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}

import Content
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("ELF files")
struct ELFFileTests {
  /// A file of two program headers, the second of which may name an interpreter.
  private static func file(
    is64: Bool, isLittle: Bool, type: UInt16, interpreter: Bool, headerSize: UInt16? = nil, count: UInt16 = 2
  ) -> [UInt8] {
    func number(_ value: UInt64, _ bytes: Int) -> [UInt8] {
      let big = (0..<bytes).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * (bytes - 1 - $0))) }
      return isLittle ? big.reversed() : big
    }
    let word = is64 ? 8 : 4
    let header = is64 ? 64 : 52
    let size = headerSize ?? (is64 ? 56 : 32)
    // e_ident, e_type, e_machine, e_version, e_entry, e_phoff, e_shoff, e_flags, e_ehsize, e_phentsize, e_phnum, …
    var bytes: [UInt8] =
      [0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, isLittle ? 1 : 2, 1] + [UInt8](repeating: 0, count: 9)
    bytes += number(UInt64(type), 2) + number(2, 2) + number(1, 4) + number(0x1000, word)
    bytes += number(UInt64(header), word) + number(0, word) + number(0, 4) + number(UInt64(header), 2)
    bytes += number(UInt64(size), 2) + number(UInt64(count), 2) + number(0, 2) + number(0, 2) + number(0, 2)
    for type: UInt64 in [1, interpreter ? 3 : 2] {
      bytes += number(type, 4) + [UInt8](repeating: 0xff, count: max(0, Int(size) - 4))
    }
    return bytes
  }

  /// Which machines' files are looked at: two sizes of words, two orders of bytes.
  private static let machines = [(true, true), (true, false), (false, true), (false, false)]

  @Test("are programs where they have a fixed place, or name an interpreter", arguments: machines)
  func kinds(is64: Bool, isLittle: Bool) throws {
    let scratch = try Scratch()
    func kind(_ type: UInt16, interpreter: Bool) throws -> ELFFile? {
      let bytes = Self.file(is64: is64, isLittle: isLittle, type: type, interpreter: interpreter)
      return try ELFFile.kind(of: scratch.write("file", bytes))
    }
    #expect(try kind(1, interpreter: false) == .other)
    #expect(try kind(2, interpreter: false) == .program)
    #expect(try kind(3, interpreter: true) == .program)
    #expect(try kind(3, interpreter: false) == .sharedLibrary)
    #expect(try kind(4, interpreter: true) == .other)
  }

  @Test("that claim more headers than a linker writes are nothing to strip", arguments: machines)
  func hostile(is64: Bool, isLittle: Bool) throws {
    let scratch = try Scratch()
    let bytes = Self.file(
      is64: is64, isLittle: isLittle, type: 3, interpreter: true, headerSize: 0xffff, count: 0xffff)
    #expect(try ELFFile.kind(of: scratch.write("file", Array(bytes.prefix(200)))) == .other)
  }

  @Test("that are cut short anywhere are read without a trap", arguments: machines)
  func short(is64: Bool, isLittle: Bool) throws {
    let scratch = try Scratch()
    let bytes = Self.file(is64: is64, isLittle: isLittle, type: 3, interpreter: true)
    for count in 0..<bytes.count {
      let kind = try ELFFile.kind(of: scratch.write("file", Array(bytes.prefix(count))))
      #expect(count >= 52 || kind == nil)
      #expect(kind != .program || count >= (is64 ? 64 + 56 + 4 : 52 + 32 + 4))
    }
  }

  @Test("with program headers outside of the file are nothing to strip", arguments: machines)
  func outside(is64: Bool, isLittle: Bool) throws {
    let scratch = try Scratch()
    let offsets: [UInt64] = [
      0x7fff_ffff_ffff_fffe, 0x7fff_ffff_ffff_ffff, 0x8000_0000_8000_0000, .max, 0x7fff_fffe, 1000,
    ]
    for offset in offsets {
      for type: UInt16 in [2, 3] {
        var bytes = Self.file(is64: is64, isLittle: isLittle, type: type, interpreter: true)
        let place = is64 ? 32..<40 : 28..<32
        let big = place.indices.map {
          UInt8(truncatingIfNeeded: offset >> UInt64(8 * (place.count - 1 - ($0 - place.lowerBound))))
        }
        bytes.replaceSubrange(place, with: isLittle ? big.reversed() : big)
        #expect(try ELFFile.kind(of: scratch.write("file", bytes)) == .other)
      }
    }
  }

  @Test(
    "of no known class or order of bytes, or with section headers outside of the file, are nothing to strip",
    arguments: machines)
  func unknown(is64: Bool, isLittle: Bool) throws {
    let scratch = try Scratch()
    let good = Self.file(is64: is64, isLittle: isLittle, type: 2, interpreter: true)
    #expect(try ELFFile.kind(of: scratch.write("file", good)) == .program)
    let (offset, size) = is64 ? (40..<48, 58) : (32..<36, 46)
    var changes: [[Int: UInt8]] = [[4: 0], [4: 3], [5: 0], [5: 3]]
    for byte in offset { changes.append([byte: 0x10]) }
    // 0xff headers of 0xff bytes.
    changes.append(Dictionary(uniqueKeysWithValues: [size, size + 1, size + 2, size + 3].map { ($0, 0xff) }))
    for change in changes {
      var bytes = good
      for (place, byte) in change { bytes[place] = byte }
      let kind = try ELFFile.kind(of: scratch.write("file", bytes))
      let isInFile =
        change.count == 1 && change.keys.contains(isLittle ? offset.lowerBound : offset.upperBound - 1)
      #expect(kind == (isInFile ? .program : .other), "\(change)")
    }
  }

  @Test("of any bytes in the header are read without a trap or an error", arguments: machines)
  func mutated(is64: Bool, isLittle: Bool) throws {
    let scratch = try Scratch()
    let good = Self.file(is64: is64, isLittle: isLittle, type: 3, interpreter: true)
    var numbers = SeededGenerator(seed: 12)
    for _ in 0..<1000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...8, using: &numbers) {
        let byte = [0, 1, 0x7f, 0x80, 0xfe, 0xff].randomElement(using: &numbers) ?? UInt8(0)
        bytes[Int.random(in: 4..<64, using: &numbers)] = byte
      }
      _ = try ELFFile.kind(of: scratch.write("file", bytes))
    }
  }
}

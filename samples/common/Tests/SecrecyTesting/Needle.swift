import Foundation
import Glibc
public import Secrecy

/// A password made up at random that can be looked for in the whole memory of this process.
///
/// Its own copy, and what is read of the memory, lie in a mapping that is left out of the search.
public final class Needle {
  public let count = 900

  // Memory that is given back is overwritten at its beginning, and again in parts when it is taken for something else:
  // a piece in the middle is looked for.
  private let piece = 500..<524
  private let mapping: UnsafeMutableRawBufferPointer

  public init() throws {
    let size = 1 << 20
    guard let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      start != MAP_FAILED
    else { throw POSIXError(.ENOMEM) }
    mapping = .init(start: start, count: size)
    // Other bytes in each run: those of a seed could be found in the memory of the generator's test or of a log.
    for index in 0..<count { mapping[index] = UInt8.random(in: 0x61...0x7A) }
  }

  deinit { munmap(mapping.baseAddress, mapping.count) }

  public func write(to room: UnsafeMutableRawBufferPointer) {
    room.copyMemory(from: UnsafeRawBufferPointer(rebasing: mapping[..<count]))
  }

  public func secret() -> Secret {
    Secret(count: count) { write(to: $0) }
  }

  /// How often the password stands in memory that can be written to.
  public func copiesInMemory() throws -> Int {
    let memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
    guard memory >= 0 else { throw POSIXError(.EACCES) }
    defer { close(memory) }
    let own = UInt(bitPattern: mapping.baseAddress)
    var found = 0
    for region in try Self.writableRegions() where !region.contains(own) {
      found += copies(in: region, of: memory)
    }
    return found
  }

  private func copies(in region: Range<UInt>, of memory: Int32) -> Int {
    let room = UnsafeMutableRawBufferPointer(rebasing: mapping[4096...])
    let length = piece.count
    var found = 0
    var address = region.lowerBound
    while address < region.upperBound {
      let size = min(room.count, Int(region.upperBound - address))
      // Other tests may have given the memory back meanwhile.
      let read = pread(memory, room.baseAddress, size, off_t(bitPattern: address))
      guard read >= length, let start = room.baseAddress,
        let needle = mapping.baseAddress.map({ $0 + piece.lowerBound })
      else { break }
      let end = UnsafeRawPointer(start) + read
      var rest = UnsafeRawPointer(start)
      while end - rest >= length,
        let match = memchr(rest, Int32(mapping[piece.lowerBound]), end - rest - length + 1)
      {
        if memcmp(match, needle, length) == 0 { found += 1 }
        rest = UnsafeRawPointer(match) + 1
      }
      // A copy may stand across the border of two readings.
      address += UInt(read == size && address + UInt(size) < region.upperBound ? read - length + 1 : read)
    }
    return found
  }

  private static func writableRegions() throws -> [Range<UInt>] {
    try String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      let borders = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard borders.count == 2, words[1].hasPrefix("rw"), borders[0] < borders[1] else { return nil }
      return borders[0]..<borders[1]
    }
  }
}

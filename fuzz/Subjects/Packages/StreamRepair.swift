internal import Datastream
internal import FileSystem

/// Makes what a mutation broke of a stream right again as far as it can be found: the sizes in the headers of cpio
/// members, the filling, and the sizes and sums of files and maps in the maps.
///
/// A member is what begins with the magic number of the System V R4 format; its content goes to the next one.
struct StreamRepair {
  private(set) var bytes: [UInt8] = []

  private struct Member {
    var header: [UInt8]
    var name: [UInt8]
    var content: [UInt8]
    var isTrailer: Bool { name.elementsEqual("TRAILER!!!".utf8) }
  }

  init(_ input: [UInt8]) {
    let starts = Self.starts(in: input)
    guard let first = starts.first else {
      bytes = input
      return
    }
    var members = zip(starts, starts.dropFirst() + [input.count]).compactMap { Self.member(input[$0..<$1]) }
    for index in members.indices where members[index].name.suffix(6).elementsEqual("pkgmap".utf8) {
      members[index].content = Self.corrected(members[index].content, by: members)
    }
    bytes = Array(input[..<first])
    fill(to: 512)
    for member in members { append(member) }
    fill(to: 512)
  }

  private static func starts(in input: [UInt8]) -> [Int] {
    let magic = Array("07070".utf8)
    var starts: [Int] = []
    var index = 0
    while index + 110 <= input.count {
      if input[index] == magic[0], input[index..<index + 5].elementsEqual(magic) {
        starts.append(index)
        index += 110
      } else {
        index += 1
      }
    }
    return starts
  }

  private static func member(_ slice: ArraySlice<UInt8>) -> Member? {
    let slice = Array(slice)
    guard let end = slice[110...].firstIndex(of: 0) else { return nil }
    let name = Array(slice[110..<end])
    if name.elementsEqual("TRAILER!!!".utf8) {
      return Member(header: Array(slice[..<110]), name: name, content: [])
    }
    let start = min((end + 1 + 3) / 4 * 4, slice.count)
    // The filling is not part of a text; content that ends in zeros loses them, which is a mutation like any other.
    let length = slice[start...].lastIndex { $0 != 0 }.map { $0 + 1 } ?? start
    return Member(header: Array(slice[..<110]), name: name, content: Array(slice[start..<max(start, length)]))
  }

  /// A map with the sizes and sums of the members as they are.
  private static func corrected(_ map: [UInt8], by members: [Member]) -> [UInt8] {
    let lines = map.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      var words = line.split(separator: UInt8(ascii: " "))
      guard words.count >= 6, let kind = words.dropFirst().first else { return line }
      let path = kind.elementsEqual("i".utf8) ? words[2] : words[3]
      guard
        let member = members.last(where: { member in
          member.name.elementsEqual(path) || member.name.suffix(path.count + 1).elementsEqual([0x2f] + path)
        })
      else { return line }
      let place = words.count - 3
      words[place] = ArraySlice("\(member.content.count)".utf8)
      words[place + 1] = ArraySlice("\(Checksum(of: member.content).value)".utf8)
      return ArraySlice(words.joined(separator: [UInt8(ascii: " ")]))
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  private mutating func append(_ member: Member) {
    var header = member.header
    func set(_ field: Int, _ value: Int) {
      let digits = Array(String(value, radix: 16).utf8)
      let start = 6 + 8 * field
      header.replaceSubrange(
        start..<start + 8, with: [UInt8](repeating: 0x30, count: 8 - digits.count) + digits)
    }
    set(6, member.content.count)
    set(11, member.name.count + 1)
    set(12, member.header[5] == UInt8(ascii: "2") ? member.content.reduce(0) { $0 + Int($1) } : 0)
    bytes += header + member.name + [0]
    fill(to: 4)
    bytes += member.content
    fill(to: member.isTrailer ? 512 : 4)
  }

  private mutating func fill(to size: Int) {
    bytes += [UInt8](repeating: 0, count: (size - bytes.count % size) % size)
  }
}

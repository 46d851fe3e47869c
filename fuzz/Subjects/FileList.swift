public import FileSystem
internal import SystemPackage

/// An input that is several files: `=== NAME` and the lines of the file, or `==> NAME TARGET` for a symbolic link.
public struct FileList: Sendable {
  public private(set) var files: [(name: ByteString, contents: ArraySlice<UInt8>)] = []
  private var links: [(name: ByteString, target: ByteString)] = []

  private static let mostFiles = 100

  /// Reads an input; names that lead out of the directory are left out.
  public init(_ input: [UInt8]) {
    var name: ByteString?
    var start = 0
    var line = 0
    while line <= input.count {
      let end = input[line...].firstIndex(of: UInt8(ascii: "\n")) ?? input.count
      let text = input[line..<end]
      let isFile = text.starts(with: "=== ".utf8)
      if isFile || text.starts(with: "==> ".utf8) || end == input.count {
        let isLast = end == input.count && !isFile
        if let name { files.append((name, input[start..<(isLast ? end : line)])) }
        name = nil
        let words = text.dropFirst(4).split(separator: UInt8(ascii: " ")).map { ByteString($0) }
        if isFile, let word = words.first, Self.isUsable(word) {
          name = word
          start = min(end + 1, input.count)
        } else if text.starts(with: "==> ".utf8), words.count == 2, Self.isUsable(words[0]) {
          links.append((words[0], words[1]))
        }
      }
      line = end + 1
      if files.count + links.count >= Self.mostFiles { return }
    }
  }

  private static func isUsable(_ name: ByteString) -> Bool {
    let components = name.components
    return !name.isAbsolute && !components.isEmpty && name.count < 200 && !name.bytes.contains(0)
      && !components.contains("..")
  }

  /// Makes the files below a directory of the workplace.
  ///
  /// The links come last, so that no file is written through one.
  public func write(into workplace: Workplace, below directory: ByteString) throws {
    // One name may be a file and a directory; then the first one counts.
    for file in files { _ = try? workplace.write(directory + "/" + file.name, file.contents) }
    for link in links {
      _ = try? workplace.used().pushing(FilePath(directory + "/" + link.name)).makeSymbolicLink(
        to: link.target)
    }
  }

  /// The contents of the file of a name.
  public subscript(name: ByteString) -> ArraySlice<UInt8>? { files.first { $0.name == name }?.contents }
}

internal import Content
internal import FileSystem
internal import SystemPackage

extension Subject {
  /// What a file is by its bytes: ELF, a static library, a manual page.
  static let content = Subject("content") { input, workplace in
    let file = try workplace.write("file.a", input)
    _ = try ELFFile.kind(of: file)
    _ = try ELFFile.isMachineCode(file)
    for path in ["usr/share/man/de/man1/page.1", "page", "x.3perl"] as [ByteString] {
      _ = ManualPage(path: path, contents: input)
      if let source = ManualPage.source(of: input, at: path), source.components.contains("..") {
        throw Fault("a page's source '\(source)' leads out of the manual")
      }
    }
    // The first line may be a path, as a name in a tree is.
    let path = ByteString(input.prefix { $0 != UInt8(ascii: "\n") })
    _ = ManualPage(path: path, contents: input)
  }
}

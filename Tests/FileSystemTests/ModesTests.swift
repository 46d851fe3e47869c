import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("Changing modes")
struct ModesTests {
  @Test("is done to files and directories, also those that may not be read, and not to what a link leads to")
  func modes() throws {
    let scratch = try Scratch()
    let file = try scratch.write("directory/file", "")
    try file.setMode(0o000)
    try file.setMode(0o751)
    #expect(try Stat(file).permissions.rawValue == 0o751)
    let directory = scratch.path.appending("directory")
    try directory.setMode(0o000)
    try directory.setMode(0o700)
    #expect(try Stat(directory).permissions.rawValue == 0o700)
    let link = scratch.path.appending("link")
    try link.makeSymbolicLink(to: "directory/file")
    #expect(throws: Problem(.tooManySymbolicLinkLevels, "change the mode of", link)) {
      try link.setMode(0o644)
    }
    #expect(try Stat(file).permissions.rawValue == 0o751)
    let none = scratch.path.appending("none")
    #expect(throws: Problem(.noSuchFileOrDirectory, "change the mode of", none)) { try none.setMode(0o644) }
  }
}

import Commands
import FileSystem
import Helpers
import Packaging
import SystemPackage

/// The names of all our programs in a directory of the build, for the targets of a rules file.
///
/// They are found there whether or not the programs are installed, and are the ones that run now.
enum ProgramLinks {
  /// The search path with our programs before the others.
  static func path(before path: String?) throws -> String {
    let program = try ArgumentVector.program()
    let directory = BuildTree.programs
    try directory.requireOwnDirectory()
    try directory.makeDirectories()
    for name in commands.map({ $0.name }) {
      let link = directory.appending(name)
      if (try? link.linkTarget()) != ByteString(program) {
        try link.makeSymbolicLink(to: ByteString(program))
      }
    }
    let absolute = try FilePath.workingDirectory().pushing(directory)
    return "\(absolute):\(path ?? "/usr/bin:/bin")"
  }
}

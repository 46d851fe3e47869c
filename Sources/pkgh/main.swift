import FileSystem
import Glibc
import Helpers
import Packaging
import Sequencing

// One binary, many names: the name it is called by says which program it is.
umask(0o022)
let words = CommandLine.arguments
let name = String((words.first ?? "pkgh").split(separator: "/").last ?? "pkgh")
guard let command = program(named: name) else {
  complain("\(name): this is a name of the binary 'pkgh' that it does not know")
  exit(64)
}
exit(command.main(Array(words.dropFirst()), environment: .process))

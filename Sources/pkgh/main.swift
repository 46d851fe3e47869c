import Commands
import FileSystem
import Glibc
import Packaging
import Sequencing

// One binary, many names: the name it is called by says which command it is.
umask(0o022)
Termination.watch()
let words = ArgumentVector.words
let name = String((words.first ?? "pkgh").split(separator: "/").last ?? "pkgh")
guard let command = command(named: name) else {
  printError("\(name): 'pkgh' has no command of this name; run 'pkgh --help'")
  exit(64)
}
exit(command.main(Array(words.dropFirst()), environment: .build))

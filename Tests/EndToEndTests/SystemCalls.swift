import FileSystem
import Foundation
import SystemPackage
import TestSupport

/// The calls on files that a program makes, and one of them made to fail, by strace(1).
struct SystemCalls {
  /// One call on a file.
  struct Call: Hashable {
    /// `openat`.
    let name: String
    /// Which of the program's calls of this name it is, counted from 1 and from before `main`.
    let number: Int
    /// As strace shows it.
    let line: String
  }

  /// Calls on files; a name that the machine does not have is passed over.
  ///
  /// Those on memory and threads are not among them: when they fail, Swift itself ends the program.
  private static let names = [
    "open", "openat", "read", "pread64", "readv", "write", "pwrite64", "writev", "fsync", "fdatasync",
    "close",
    "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "stat", "lstat",
    "fstat",
    "newfstatat", "statx", "getdents64", "flock", "fcntl", "chmod", "fchmod", "fchmodat", "readlink",
    "readlinkat",
    "symlink", "symlinkat", "link", "linkat", "ftruncate", "lseek", "fallocate", "copy_file_range", "pipe2",
    "dup",
    "dup3", "utimensat", "getcwd", "faccessat", "access",
  ]

  /// Errors that any of them may have: a broken disk, a full one, a signal, a file system without locks, too many files.
  static let errors = ["EIO", "ENOSPC", "EINTR", "ENOLCK", "EMFILE"]

  /// Whether strace is there, and may look at processes.
  static let canBeTraced = (try? TestSupport.run("strace", ["-qq", "-o", "/dev/null", "true"]))?.status == 0

  /// The program, and its arguments.
  let words: [String]
  let directory: FilePath

  /// Runs the program, and notes its own calls.
  ///
  /// The first thing that a program of ours asks the kernel for is to be the parent of what its children leave behind
  /// (``Termination``); what comes before that is done by the loader and the runtimes, and is not ours.
  func traced() throws -> (outcome: Outcome, calls: [Call]) {
    let scratch = try Scratch()
    let trace = scratch.path.appending("trace").string
    let set = (Self.names + ["prctl"]).map { "?\($0)" }.joined(separator: ",")
    let outcome = try TestSupport.run("strace", ["-qq", "-o", trace, "-e", "trace=\(set)"] + words, in: directory)
    var counts: [String: Int] = [:]
    var calls: [Call] = []
    var isOurs = false
    for line in try scratch.read("trace").split(separator: "\n") {
      let name = String(line.prefix { $0 != "(" })
      counts[name, default: 0] += 1
      if isOurs, Self.names.contains(name) {
        calls.append(Call(name: name, number: counts[name] ?? 0, line: String(line)))
      }
      isOurs = isOurs || line.hasPrefix("prctl(PR_SET_CHILD_SUBREAPER")
    }
    return (outcome, calls)
  }

  /// Runs the program with one call failing.
  func run(failing call: Call, with error: String) throws -> Outcome {
    let fault = "inject=\(call.name):error=\(error):when=\(call.number)"
    return try TestSupport.run(
      "strace", ["-qq", "-o", "/dev/null", "-e", "trace=\(call.name)", "-e", fault] + words, in: directory)
  }
}

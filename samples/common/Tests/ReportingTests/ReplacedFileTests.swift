import Foundation
import Glibc
import ProgramTesting
import Reporting
import SystemPackage
import Testing

@Suite("A file that is replaced as a whole")
struct ReplacedFileTests {
  @Test("holds the new text, and its directory nothing else")
  func replaced() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/file.prom"
    let file = ReplacedFile(FilePath(path))
    for text in ["one\n", "", "two ü\n"] {
      try file.replace(with: text)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["file.prom"])
  }

  @Test("is open to those who could read it before, and to nobody else", arguments: [0o600, 0o640, 0o664])
  func permissions(mode: Int) throws {
    let scratch = try Scratch()
    let path = try scratch.file("file", "old\n", mode: mode)
    // Only root can give a file away, or replace one of others here and keep it theirs.
    let owner = getuid() == 0 ? 65_534 : Int(getuid())
    #expect(chown(path, uid_t(owner), getgid()) == 0)
    try ReplacedFile(FilePath(path)).replace(with: "new\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == mode)
    #expect(attributes[.ownerAccountID] as? Int == owner)
  }

  @Test("is left alone when it is only checked", arguments: [true, false])
  func checked(exists: Bool) throws {
    let scratch = try Scratch()
    if exists { try scratch.file("file", "old\n") }
    try ReplacedFile(FilePath(scratch.path + "/file")).check()
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == (exists ? ["file"] : []))
    if exists { #expect(try String(contentsOfFile: scratch.path + "/file", encoding: .utf8) == "old\n") }
  }

  @Test("is not what a link of its temporary name points to")
  func link() throws {
    let scratch = try Scratch()
    let victim = try scratch.file("victim", "mine\n")
    let temporary = "\(scratch.path)/.file.\(getpid()).tmp"
    try FileManager.default.createSymbolicLink(atPath: temporary, withDestinationPath: victim)
    try ReplacedFile(FilePath(scratch.path + "/file")).replace(with: "new\n")
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "mine\n")
    #expect(try String(contentsOfFile: scratch.path + "/file", encoding: .utf8) == "new\n")
  }

  @Test("does not take the place of a link")
  func noLink() throws {
    let scratch = try Scratch()
    let target = try scratch.file("target", "mine\n")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/link", withDestinationPath: target)
    #expect(throws: FileProblem.self) {
      try ReplacedFile(FilePath(scratch.path + "/link")).replace(with: "new\n")
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/link") == target)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine\n")
  }

  @Test(
    "is no device and no directory",
    arguments: [("/dev/null", "not a regular file"), ("/tmp", "Is a directory")])
  func refused(path: String, reason: String) {
    let problem = #expect(throws: FileProblem.self) {
      try ReplacedFile(FilePath(path)).replace(with: "x")
    }
    #expect(problem?.description == "\(path): \(reason)")
    let foreseen = #expect(throws: FileProblem.self) { try ReplacedFile(FilePath(path)).check() }
    #expect(foreseen?.description == problem?.description)
  }
}

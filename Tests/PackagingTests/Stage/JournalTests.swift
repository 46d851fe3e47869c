import FileSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("Journal")
struct JournalTests {
  let scratch: Scratch
  let journal: Journal

  init() throws {
    scratch = try Scratch()
    journal = Journal(path: scratch.path.appending("notes/steps"))
  }

  @Test("keeps each line once, in the order they came")
  func adds() throws {
    #expect(try journal.lines() == [])
    try journal.add(["b", "a", "b"])
    try journal.add(["a", ByteString([0xff]), "c"])
    #expect(try journal.lines() == ["b", "a", ByteString([0xff]), "c"])
    try journal.remove("a")
    try journal.remove("none")
    #expect(try scratch.listing() == ["notes/", "notes/steps"])
    #expect(try journal.path.contents() == Array("b\n".utf8) + [0xff] + Array("\nc\n".utf8))
  }

  @Test("makes nothing when there is nothing to forget")
  func removesNothing() throws {
    try journal.remove("none")
    #expect(try scratch.listing() == [])
  }

  @Test("loses no line when many write at once")
  func together() async throws {
    let journal = journal
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<24 { group.addTask { try journal.add([ByteString("\(number)")]) } }
      try await group.waitForAll()
    }
    #expect(try Set(journal.lines()) == Set((0..<24).map { ByteString("\($0)") }))
  }
}

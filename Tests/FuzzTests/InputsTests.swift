import FileSystem
import FuzzSubjects
import SystemPackage
import TestSupport
import Testing

private let top = projectTop.appending("fuzz")

/// The committed inputs of the fuzzer: a few good ones to begin with, and those in which it found a fault.
@Suite("Inputs of the fuzzer")
struct InputsTests {
  private static func inputs(_ folder: String, _ subject: Subject) throws -> [FilePath] {
    let directory = top.appending("\(folder)/\(subject.name)")
    guard try directory.exists() else { return [] }
    return try directory.names().sorted().map { directory.pushing(FilePath($0)) }
  }

  @Test("every subject has a corpus, and reads it", arguments: Subject.framework.map(\.name))
  func corpus(name: String) throws { try check("Corpus", name, atLeast: 1) }

  @Test("every case in which there was a fault is handled", arguments: Subject.framework.map(\.name))
  func cases(name: String) throws { try check("Cases", name, atLeast: 0) }

  private func check(_ folder: String, _ name: String, atLeast least: Int) throws {
    let subject = try #require(Subject.framework.first { $0.name == name })
    let files = try Self.inputs(folder, subject)
    #expect(files.count >= least)
    let scratch = try Scratch()
    let workplace = try Workplace(in: scratch.path)
    for file in files {
      let input = try file.contents()
      #expect(input.count <= subject.longest, "\(file)")
      #expect(throws: Never.self, "\(file)") { try subject.run(input, in: workplace) }
    }
  }
}

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
  func corpus(name: String) async throws { try await check("Corpus", name, atLeast: 1) }

  @Test("every case in which there was a fault is handled", arguments: Subject.framework.map(\.name))
  func cases(name: String) async throws { try await check("Cases", name, atLeast: 0) }

  /// In a process of its own, as a subject may change the working directory, and a fault may end the process.
  private func check(_ folder: String, _ name: String, atLeast least: Int) async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .success) {
      [folder, name, least, directory = scratch.path.string as String] in
      let subject = try #require(Subject.framework.first { $0.name == name })
      let files = try Self.inputs(folder, subject)
      #expect(files.count >= least)
      let workplace = try Workplace(in: FilePath(directory))
      for file in files {
        let input = try file.contents()
        #expect(input.count <= subject.longest, "\(file)")
        #expect(throws: Never.self, "\(file)") { try subject.run(input, in: workplace) }
      }
    }
  }
}

import FileSystem
import FuzzSubjects
import SystemPackage
import TestSupport
import Testing

/// What a subject may do with an input.
@Suite("A subject")
struct SubjectTests {
  private let scratch: Scratch
  private let workplace: Workplace

  init() throws {
    scratch = try Scratch()
    workplace = try Workplace(in: scratch.path)
  }

  /// What the fuzzer says of a subject that does this with an input.
  private func fault(of body: @escaping @Sendable (Workplace) throws -> Void) -> String? {
    let text = errorText { try Subject("played") { try body($1) }.run([], in: workplace) }
    return text?.replacing(scratch.path.string, with: "SCRATCH")
      .replacing(/pkgh-fuzz\.\w+/, with: "WORKPLACE")
  }

  @Test("may write into the target, which is empty for the next input")
  func writes() throws {
    #expect(fault { try $0.write("a/b", "c".utf8) } == nil)
    #expect(fault { guard try $0.used().names().isEmpty else { throw Fault("there is something") } } == nil)
  }

  @Test("must not write beside the target", arguments: ["../new", "../beside/new", "../beside/file"])
  func writesBeside(name: String) {
    #expect(
      fault { try $0.write(ByteString(name), "c".utf8) }
        == "wrote into 'SCRATCH/WORKPLACE', outside of the target")
  }

  @Test("may throw what has words for the user, and nothing else")
  func errors() {
    struct Mute: Error {}
    #expect(fault { _ in throw Problem(in: "file", "is wrong") } == nil)
    #expect(
      fault { _ in throw Errno.noSuchFileOrDirectory }
        == "throws the bare error 'No such file or directory', which does not tell the user what failed")
    #expect(fault { _ in throw Mute() } == "throws an error without words: Mute()")
    #expect(fault { _ in throw Fault("itself") } == "itself")
  }
}

internal import CFuzzer
public import FuzzSubjects
internal import Glibc
internal import SystemPackage

/// The fuzzer of one subject; libFuzzer calls functions without a context, so there is one in a process.
public enum Fuzzing {
  private nonisolated(unsafe) static var subject: Subject?
  private nonisolated(unsafe) static var workplace: Workplace?
  private nonisolated(unsafe) static var mutated = 0

  /// Runs the subject that the first argument names; the other arguments are libFuzzer's.
  ///
  /// With files as arguments it reads these and nothing else.
  public static func main(_ subjects: [Subject]) -> Never {
    guard CommandLine.argc > 1, let name = CommandLine.unsafeArgv[1].map({ String(cString: $0) }) else {
      print(subjects.map(\.name).joined(separator: "\n"))
      exit(0)
    }
    guard let subject = subjects.first(where: { $0.name == name }) else {
      fail(
        "there is no subject '\(name)': write one of \(subjects.map(\.name).joined(separator: ", "))",
        status: 64)
    }
    do {
      workplace = try Workplace(in: FilePath(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"))
    } catch {
      fail("\(error)", status: 1)
    }
    Self.subject = subject
    var arguments = [CommandLine.unsafeArgv[0], strdup("-max_len=\(subject.longest)")]
    arguments += (2..<Int(CommandLine.argc)).map { CommandLine.unsafeArgv[$0] }
    arguments.append(nil)
    arguments.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      var count = CInt(buffer.count - 1)
      _ = LLVMFuzzerRunDriver(&count, &start) { data, size in
        Fuzzing.run(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
      }
    }
    workplace = nil
    exit(0)
  }

  private static func run(_ input: [UInt8]) {
    guard let subject, let workplace else { return }
    let peak = Peak()
    do {
      try subject.run(input, in: workplace)
      if input.count < 1 << 20, let growth = peak.growth, growth > Peak.limit {
        throw Fault("takes \(growth >> 20) MiB for \(input.count) bytes")
      }
    } catch {
      // libFuzzer keeps the input when the program is aborted.
      print("fuzz: \(subject.name): \(error)", to: &standardError)
      abort()
    }
  }

  /// A change of libFuzzer's, after which some bytes may be repeated; every other result is repaired, if the subject
  /// can do it.
  static func mutate(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ longest: Int, seed: UInt32
  ) -> Int {
    var size = LLVMFuzzerMutate(data, size, longest)
    mutated += 1
    if mutated % 32 < 2 {
      let room = UnsafeMutableBufferPointer(start: data, count: longest)
      size = Repetition(in: size, seed: seed).apply(to: room, size: size)
    }
    guard mutated % 2 == 0, let repair = subject?.repair else { return size }
    let bytes = repair(Array(UnsafeBufferPointer(start: data, count: size)))
    guard bytes.count <= longest else { return size }
    _ = UnsafeMutableBufferPointer(start: data, count: bytes.count).update(fromContentsOf: bytes)
    return bytes.count
  }

  private static func fail(_ message: String, status: CInt) -> Never {
    print("fuzz: \(message)", to: &standardError)
    exit(status)
  }
}

/// libFuzzer finds it by its name.
@_cdecl("LLVMFuzzerCustomMutator")
func mutateInput(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ longest: Int, _ seed: UInt32) -> Int {
  Fuzzing.mutate(data, size, longest, seed: seed)
}

private nonisolated(unsafe) var standardError = StandardError()

private struct StandardError: TextOutputStream {
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

import Glibc
import NamedFiles
import ProgramTesting
import SystemPackage
import Testing

@Suite("a file that a user names")
struct NamedFileTests {
  @Test("is read to its end, if it is not larger than its limit")
  func regular() throws {
    let scratch = try Scratch()
    let file = NamedFile(FilePath(try scratch.file("file", "12345")))
    #expect(try file.contents(limit: 5) == Array("12345".utf8))
    #expect(try file.contents(limit: 4) == nil)
    let ofKernel = try NamedFile("/proc/self/stat").contents(limit: 1 << 20)
    #expect(ofKernel?.isEmpty == false)
  }

  @Test(
    "is refused where it is a named pipe, a socket, a device or a directory", arguments: [false, true])
  func special(mayBePipe: Bool) throws {
    let scratch = try Scratch()
    #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)
    #expect(mknod(scratch.path + "/socket", S_IFSOCK | 0o600, 0) == 0)
    #expect(symlink("pipe", scratch.path + "/link") == 0)
    func error(_ path: String) -> Errno? {
      do throws(Errno) {
        _ = try NamedFile(FilePath(path), mayBePipe: mayBePipe).contents(limit: 10)
        return nil
      } catch {
        return error
      }
    }
    for name in ["pipe", "socket", "link"] { #expect(error("\(scratch.path)/\(name)") == .invalidArgument) }
    for name in ["/dev/zero", "/dev/full"] { #expect(error(name) == .invalidArgument) }
    #expect(error("/dev/null") == nil)
    #expect(error(scratch.path) == .isDirectory)
    #expect(error(scratch.path + "/missing") == .noSuchFileOrDirectory)
  }

  @Test("may be the pipe of a shell, whose writer is waited for")
  func shellPipe() throws {
    let pipe = try FileDescriptor.pipe()
    defer { try? pipe.readEnd.close() }
    let path = FilePath("/proc/self/fd/\(pipe.readEnd.rawValue)")
    #expect(throws: Errno.invalidArgument) { _ = try NamedFile(path).open() }
    let file = try NamedFile(path, mayBePipe: true).open()
    defer { try? file.close() }
    // Without waiting a read would fail.
    #expect(fcntl(file.rawValue, F_GETFL) & O_NONBLOCK == 0)
    _ = try pipe.writeEnd.writeAll("text".utf8)
    try pipe.writeEnd.close()
    #expect(try file.drain(limit: 10) == Array("text".utf8))
  }
}

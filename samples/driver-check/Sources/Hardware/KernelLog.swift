import Glibc
import Sysroot

/// What the kernel has said since it started, as far as it is about firmware.
public struct KernelLog: Sendable {
  /// Where it was read: `/dev/kmsg`, `/var/log/dmesg`; nil when it may not be read or is nowhere.
  public let source: String?

  /// Whether there is one that only root may read.
  public let isDenied: Bool

  /// The messages about firmware files, in the order of time.
  public let messages: [FirmwareMessage]

  /// As much of a log as is looked at: its end.
  private static let limit = 16 << 20

  init(_ tree: Tree) {
    var denied = false
    if tree.isThisMachine {
      switch Self.kernelBuffer() {
      case .success(let lines):
        source = "/dev/kmsg"
        isDenied = false
        messages = lines.compactMap { FirmwareMessage($0) }
        return
      case .failure(let problem): denied = problem == .denied
      }
    }
    // dmesg is of this start; the others have many, the last of which counts.
    for file in ["/var/log/dmesg", "/var/log/kern.log", "/var/log/syslog", "/var/log/messages"] {
      do {
        let bytes = try tree.tail(file, count: Self.limit)
        source = file
        isDenied = false
        messages = LogLines.aboutFirmware(in: bytes).compactMap { FirmwareMessage($0) }
        return
      } catch {
        if error == .denied { denied = true }
      }
    }
    source = nil
    isDenied = denied
    messages = []
  }

  /// For tests and programs that have a log already.
  public init(lines: [String], source: String) {
    self.source = source
    isDenied = false
    messages = lines.compactMap { FirmwareMessage($0) }
  }

  /// The kernel's own buffer, a record a read; an ordinary user may read it unless dmesg_restrict is set.
  private static func kernelBuffer() -> Result<[String], TreeProblem> {
    let file = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return .failure(errno == EPERM || errno == EACCES ? .denied : .missing) }
    defer { close(file) }
    var lines: [String] = []
    var record = [UInt8](repeating: 0, count: 8192)
    while lines.count < 200_000 {
      let count = read(file, &record, record.count)
      // EPIPE: the record was overwritten meanwhile; the next one is there.
      if count < 0, errno == EPIPE || errno == EINTR { continue }
      guard count > 0 else {
        // What is no such device has no records; EAGAIN says that there are no more.
        if count < 0, errno == EPERM || errno == EACCES { return .failure(.denied) }
        if lines.isEmpty { return .failure(.missing) }
        break
      }
      // Level, number and time, a semicolon, then the text; lines after it are for programs.
      let text = record.prefix(count).prefix { $0 != UInt8(ascii: "\n") }
      lines.append(String(decoding: text.drop { $0 != UInt8(ascii: ";") }.dropFirst(), as: UTF8.self))
    }
    return .success(lines)
  }
}

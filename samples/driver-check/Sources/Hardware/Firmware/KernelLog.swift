import Glibc
import Sysroot

/// What the kernel has said since it started, as far as it is about firmware.
public struct KernelLog: Sendable {
  /// Where it was read: `/dev/kmsg`, `/var/log/dmesg`; nil when it may not be read or is nowhere.
  public let source: String?

  /// Whether there is one that only root may read.
  public let isDenied: Bool

  /// The messages about firmware files, in the order of time.
  public private(set) var messages: [FirmwareMessage]

  /// What it says of drivers and modules that are not at work, apart from firmware.
  public let driverMessages: [DriverMessage]

  /// As much of a log as is looked at: its end.
  private static let limit = 16 << 20

  /// - Parameter release: The kernel that runs; a log of another one says nothing about now.
  init(_ tree: Tree, release: String?) {
    var denied = false
    if tree.isThisMachine {
      switch Self.kernelBuffer() {
      case .success(let lines):
        source = "/dev/kmsg"
        isDenied = false
        messages = FirmwareHistory(lines).messages
        driverMessages = lines.compactMap { DriverMessage($0) }
        return
      case .failure(let problem): denied = problem == .denied
      }
    }
    // dmesg is of this start; the others have many, the last of which counts.
    for file in ["/var/log/dmesg", "/var/log/kern.log", "/var/log/syslog", "/var/log/messages"] {
      do {
        let log = LogLines(try tree.tail(file, count: Self.limit))
        // Machines that were upgraded for years have a /var/log/dmesg that nothing writes any more.
        if let release, let other = log.release, other != release { continue }
        source = file
        isDenied = false
        // The others have what programs say of firmware, too.
        let lines = log.lines.filter { file.hasSuffix("dmesg") || $0.contains("kernel:") }
        messages = FirmwareHistory(lines).messages
        driverMessages = log.lines.compactMap { DriverMessage($0) }
        return
      } catch {
        if error == .denied { denied = true }
      }
    }
    source = nil
    isDenied = denied
    messages = []
    driverMessages = []
  }

  /// For tests and programs that have a log already.
  public init(lines: [String], source: String) {
    self.source = source
    isDenied = false
    messages = FirmwareHistory(lines).messages
    driverMessages = lines.compactMap { DriverMessage($0) }
  }

  /// Finds out for which devices the messages are that name what came of one: `hci0`, `phy0`, `ssb0:0`, `1-4:1.0`.
  mutating func findOwners(among devices: [Device], _ owners: DeviceOwners, _ tree: Tree) {
    let slots = Set(devices.map(\.slot))
    let unknown = Set(messages.compactMap(\.slot)).filter {
      FirmwareMessage.device($0).map { !slots.contains($0) } == true && !$0.contains("/")
    }
    guard !unknown.isEmpty else { return }
    let buses = ((try? tree.names("/sys/bus")) ?? []).map { "/sys/bus/\($0)/devices" }
    let classes = ["bluetooth", "ieee80211", "net", "drm", "sound"].map { "/sys/class/\($0)" }
    var found: [String: String] = [:]
    // Amplifiers are on a bus of their own, but parts of a sound card.
    let card = devices.first { $0.bus == .pci && [0x0401, 0x0403].contains(($0.classCode ?? 0) >> 8) }?.slot
    for name in unknown.sorted().prefix(100) {
      if name.contains("-hda."), let card {
        found[name] = card
        continue
      }
      for place in (classes + buses).map({ "\($0)/\(name)" }) where (try? tree.linkTarget(place)) != nil {
        found[name] = tree.resolved(place).flatMap { owners.index(above: $0) }.map { devices[$0].slot }
        break
      }
    }
    for index in messages.indices { messages[index].owner = messages[index].slot.flatMap { found[$0] } }
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
        // A file that is not that device has no records; EAGAIN says that there are no more.
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

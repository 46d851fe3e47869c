/// What the kernel said about a driver or module that is not at work, apart from firmware.
public struct DriverMessage: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// A driver looked at a device and gave up.
    case probeFailed

    /// A module without a signature that the kernel trusts; the kernel mostly does not say which.
    case unsignedModule

    /// A module that was built for another kernel.
    case foreignModule

    /// Disks that the BIOS hides behind a controller of another kind.
    case remappedDisks
  }

  public let kind: Kind

  /// The device, `0000:08:00.0`, `1-2:1.0`; nil when the message does not name one.
  public let slot: String?

  /// The driver or module, as the kernel spells it; nil when the message does not name one.
  public let driver: String?

  /// The message without its time stamp.
  public let text: String

  /// One of these is in every message that this type reads.
  static let marks = forms.map(\.mark)

  /// Where the name of the driver or module stands.
  private enum Name { case first, none }

  /// The kernel's words and what they mean.
  ///
  /// Sources: Linux, drivers/base/dd.c (the second form since 6.10), kernel/module/{main,signing,version}.c,
  /// security/lockdown/lockdown.c, drivers/ata/ahci.c; 'Key was rejected by service' and 'Required key not available' are what kmod(8) writes into the system's log.
  private static let forms: [(mark: String, kind: Kind, name: Name)] = [
    (": probe of ", .probeFailed, .first),
    (": probe with driver ", .probeFailed, .first),
    // Of an 'unsigned module', of a 'module with unavailable key' or 'with unsupported crypto'.
    (" is rejected", .unsignedModule, .none),
    ("unsigned module loading is restricted", .unsignedModule, .none),
    // drivers/hid/i2c-hid/i2c-hid-core.c: touchpads that do not answer.
    (": failed to reset device", .probeFailed, .first), (": hid_descr_cmd failed", .probeFailed, .first),
    (": failed to retrieve report from device", .probeFailed, .first),
    (": can't add hid device", .probeFailed, .first),
    ("Key was rejected by service", .unsignedModule, .none),
    ("Required key not available", .unsignedModule, .none),
    (": version magic '", .foreignModule, .first),
    (": disagrees about version of symbol ", .foreignModule, .first),
    (" remapped NVMe devices", .remappedDisks, .first),
  ]

  /// Reads a line of the log; nil when it says none of these things.
  public init?(_ line: String) {
    guard let form = Self.forms.first(where: { line.contains($0.mark) }) else { return nil }
    let text = LogHead.message(of: line)
    if form.mark == " is rejected", !text.hasPrefix("Loading of ") { return nil }
    kind = form.kind
    self.text = String(text.prefix(300))
    let words = text.split(separator: " ", maxSplits: 8).map { $0.hasSuffix(":") ? $0.dropLast() : $0 }
    switch (form.mark, form.name) {
    case (": probe of ", _):
      // 'bcma-pci-bridge: probe of 0000:01:00.0 failed with error -12'
      guard text.contains(" failed with error "), words.count > 4 else { return nil }
      (driver, slot) = (String(words[0]), String(words[3]))
    case (_, .first):
      guard let first = words.first else { return nil }
      driver = String(first)
      // 'ahci 0000:00:17.0: ...' names a device, 'wl: version magic ...' none.
      slot = kind == .foreignModule || words.count < 2 ? nil : String(words[1])
    case (_, .none):
      // "could not insert 'r8126': Key was rejected by service"
      let quoted = text.split(separator: "'", omittingEmptySubsequences: false)
      (driver, slot) = (quoted.count == 3 ? String(quoted[1]) : nil, nil)
    }
  }

  /// Whether it is about a device: about the device itself or, with USB, an interface of it.
  public func isAbout(_ device: Device) -> Bool {
    slot == device.slot || (device.bus == .usb && slot?.hasPrefix(device.slot + ":") == true)
  }
}

/// Something that needs a driver, or is one of the parts of a machine that a report names without one.
public struct Device: Sendable, Equatable {
  /// How a device is attached; the raw values are what reports show.
  public enum Bus: String, Sendable, CaseIterable {
    case pci, usb, acpi, wmi
    case sound = "hda"
    case i2c, sdio
    case soundWire = "soundwire"

    /// Processor, memory, display panel, drives, power supplies.
    case system
  }

  public let bus: Bus

  /// Its name in sysfs, `0000:08:00.0`, `1-2`, `PNP0C0A:00`, `hdaudioC0D0`, or one of ours: `cpu`, `memory`.
  public let slot: String

  /// What it calls itself, where it does; for PCI the data of pci.ids say more.
  public var ownName: String?

  /// What model files match: `pci:8086:4222:8086:1000`, `pci:8086:4222`, `pci-class:0280`; lower case.
  public var identifiers: [String] = []

  /// Vendor and device of PCI, USB and sound devices.
  public var vendor: UInt16?
  public var product: UInt16?

  /// Class, subclass and programming interface of PCI (24 bits) and USB devices.
  public var classCode: UInt32?

  /// What the kernel looks modules up by; a USB device has one for each interface.
  public var modaliases: [String] = []

  /// The drivers that are bound to it; a USB device may have several.
  public var drivers: [Driver] = []

  /// Its directory in sysfs with all links followed; empty when it is not in sysfs.
  public var path = ""

  /// What has come into being through its driver: `net/eth0`, `sound/card0`.
  public var children: [ClassDevice] = []

  /// Its serial number, which says which single machine this is.
  public var serial: String?

  /// Whether the firmware says that it can be taken out, or that it cannot; nil where it says nothing.
  public var isRemovable: Bool?

  /// Whether it is a processor of the PC kind that cannot run a kernel for 64 bits.
  public var isOf32BitsOnly = false

  /// More about it in a few words: a size, a state.
  public var detail: String?

  public init(bus: Bus, slot: String) {
    self.bus = bus
    self.slot = slot
  }

  /// The drivers that are really there, not the end of a link that leads nowhere.
  public var boundDrivers: [Driver] { drivers.filter(\.isThere) }

  /// Whether it belongs to the machine and was not put in.
  ///
  /// Where the firmware does not say, what it is for does: sticks, mice, telephones, cameras and printers are mostly put in.
  public var isPartOfMachine: Bool {
    if let isRemovable { return !isRemovable }
    let classes = Set(identifiers.filter { $0.hasPrefix("usb-class:") })
    return classes.isDisjoint(with: ["usb-class:03", "usb-class:06", "usb-class:07", "usb-class:08"])
  }

  /// Whether a word of the command line means this device: `08:00.0` is `0000:08:00.0`, too.
  public func isCalled(_ word: String) -> Bool {
    let word = word.lowercased()
    return slot.lowercased() == word || (bus == .pci && slot.lowercased() == "0000:" + word)
      || identifiers.contains(word)
  }
}

/// A driver at a device.
public struct Driver: Sendable, Equatable {
  /// As the driver calls itself, `yenta_cardbus`; its module may have another name.
  public let name: String

  /// The module it is in, as sysfs says; nil for a driver that is built in, or an old kernel.
  public let module: String?

  /// Whether the link to it leads to a driver.
  public let isThere: Bool

  public init(name: String, module: String? = nil, isThere: Bool = true) {
    self.name = name
    self.module = module
    self.isThere = isThere
  }
}

extension FixedWidthInteger {
  /// Reads a number in hexadecimal, with `0x` or without.
  init?(hexadecimal text: String?) {
    guard let text else { return nil }
    self.init(text.hasPrefix("0x") ? String(text.dropFirst(2)) : text, radix: 16)
  }

  /// In hexadecimal with at least so many digits.
  public func hex(_ width: Int) -> String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

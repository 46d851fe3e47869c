public import Sysroot

/// The names of vendors, devices and classes, from pci.ids and usb.ids where the packages of that name are installed.
public struct DeviceNames: Sendable {
  private let pci: IdentifierFile?
  private let usb: IdentifierFile?

  /// Looks below `/usr/share`, in Debian's place and in that of hwdata; what a tree lacks this machine may have.
  public init(_ tree: Tree) {
    func file(_ name: String) -> IdentifierFile? {
      for tree in tree.isThisMachine ? [tree] : [tree, Tree()] {
        for place in ["/usr/share/misc/\(name)", "/usr/share/hwdata/\(name)"] {
          if let bytes = try? tree.bytes(place, limit: 16 << 20) { return IdentifierFile(bytes) }
        }
      }
      return nil
    }
    pci = file("pci.ids")
    usb = file("usb.ids")
  }

  /// The packages that would make the names better.
  public var missingPackages: [String] {
    [pci == nil ? "pci.ids" : nil, usb == nil ? "usb.ids" : nil].compactMap(\.self)
  }

  /// What to call a device.
  public func name(of device: Device) -> String {
    let file = device.bus == .pci ? pci : device.bus == .usb ? usb : nil
    var known: String?
    if let file, let vendor = device.vendor, let product = device.product, device.bus != .sound {
      let maker = file.vendor(vendor)
      known = file.device(vendor, product).map { [maker, $0].compactMap(\.self).joined(separator: " ") }
      if known == nil, let maker { known = "\(maker) \(kind(of: device))" }
    }
    return known ?? device.ownName ?? kind(of: device)
  }

  /// What sort of device it is: `Network controller`.
  public func kind(of device: Device) -> String {
    if device.bus == .pci, let code = device.classCode {
      if let name = pci?.className(
        UInt8(truncatingIfNeeded: code >> 16), UInt8(truncatingIfNeeded: code >> 8))
      {
        return name
      }
      return Self.classes[UInt8(truncatingIfNeeded: code >> 16)] ?? "PCI device"
    }
    return switch device.bus {
    case .pci: "PCI device"
    case .usb: Self.usbKinds.first { device.identifiers.contains($0.kind) }?.name ?? "USB device"
    case .acpi: "ACPI device \(device.slot.prefix { $0 != ":" })"
    case .wmi: "WMI object"
    case .sound, .soundWire: "Sound codec"
    case .i2c: "I2C device"
    case .sdio: "SDIO device"
    case .system: device.slot
    }
  }

  /// What interfaces of USB devices are for.
  private static let usbKinds: [(kind: String, name: String)] = [
    ("usb-class:09", "USB hub"), ("usb-class:08", "USB storage"), ("usb-class:0e", "USB camera"),
    ("usb-class:01", "USB sound"), ("usb-class:0b", "Smart card reader"), ("usb-class:07", "USB printer"),
    ("usb-class:e0", "USB radio"), ("usb-class:03", "USB keyboard, mouse or the like"),
  ]

  /// The base classes of the PCI Code and ID Assignment Specification, for machines without pci.ids.
  private static let classes: [UInt8: String] = [
    0x00: "Unclassified device", 0x01: "Mass storage controller", 0x02: "Network controller",
    0x03: "Display controller", 0x04: "Multimedia controller", 0x05: "Memory controller", 0x06: "Bridge",
    0x07: "Communication controller", 0x08: "System peripheral", 0x09: "Input device controller",
    0x0A: "Docking station", 0x0B: "Processor", 0x0C: "Serial bus controller", 0x0D: "Wireless controller",
    0x0E: "Intelligent controller", 0x10: "Encryption controller", 0x11: "Signal processing controller",
    0x12: "Processing accelerator", 0xFF: "Unassigned class",
  ]
}

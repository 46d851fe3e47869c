import Sysroot

/// What the machine says it is (DMI), and what tells it from others of its kind.
public struct MachineIdentity: Sendable, Equatable {
  /// `Hewlett-Packard`.
  public let vendor: String?

  /// `HP Compaq nx6320 (RH369EA#ABD)`.
  public let product: String?

  /// What Lenovo calls the machine, `ThinkPad T60p`; its `product` is the number of a configuration, `2007W1B`.
  public let version: String?

  /// Which single machine it is; root may read these.
  public let serial: String?
  public let uuid: String?

  init(_ tree: Tree) {
    func value(_ name: String) -> String? { tree.attribute("/sys/class/dmi/id/\(name)") }
    vendor = value("sys_vendor")
    // Boards without DMI have a device tree, whose texts end with a NUL.
    let board = tree.attribute("/sys/firmware/devicetree/base/model").map { $0.filter { $0 != "\0" } }
    product = value("product_name") ?? board
    let isLenovo = ["LENOVO", "IBM"].contains(vendor?.uppercased())
    version = isLenovo ? value("product_version").flatMap { $0.contains { $0.isLetter } ? $0 : nil } : nil
    serial = value("product_serial")
    uuid = value("product_uuid")
  }

  /// Maker and product in one line; nil for a machine that does not say.
  public var name: String? {
    let words = [vendor, version ?? product].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

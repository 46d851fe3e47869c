extension MachineTree {
  /// Adds a PCI device to those of the table.
  ///
  /// - Parameters:
  ///   - id: Vendor and device, `10de:1d10`.
  ///   - code: Class, subclass and programming interface, `030200`.
  ///   - gives: What comes of its driver, `net/eth7`.
  public mutating func addPCI(
    _ slot: String, _ id: String, code: String, driver: String? = nil, gives: [String] = []
  ) {
    let binding = DeviceTable.Binding(driver: driver, module: driver, gives: gives)
    extraDevices.append(
      DeviceTable.Row(
        bus: "pci", slot: slot, id: id.split(separator: ":").map(String.init), subsystem: ["17aa", "2258"],
        code: code, revision: "01", old: binding, new: binding))
  }

  /// Adds a USB device with one interface.
  public mutating func addUSB(
    _ slot: String, _ id: String, code: String, driver: String? = nil, gives: [String] = []
  ) {
    let binding = DeviceTable.Binding(driver: driver, module: driver, gives: gives)
    extraDevices.append(
      DeviceTable.Row(
        bus: "usb", slot: slot, id: id.split(separator: ":").map(String.init), subsystem: [], code: code,
        revision: "", old: binding, new: binding))
  }
}

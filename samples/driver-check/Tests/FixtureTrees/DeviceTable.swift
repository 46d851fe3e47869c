import Foundation

/// A table of the devices of a machine, `Tests/Fixtures/nx6320.devices`.
struct DeviceTable {
  /// What is bound to a device under one kernel.
  struct Binding {
    /// Nil when nothing is.
    var driver: String?
    var module: String?

    /// `net/eth0`.
    var gives: [String]
  }

  struct Row {
    var bus: String
    var slot: String

    /// Vendor and device, subvendor and subdevice, class and revision in hexadecimal; empty when there are none.
    var id: [String]
    var subsystem: [String]
    var code: String
    var revision: String

    /// Under an old kernel and under a new one.
    var old: Binding
    var new: Binding
  }

  let rows: [Row]

  init(_ text: String) {
    rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        $0 == "-" ? "" : String($0)
      }
      return Row(
        bus: cells[0], slot: cells[1], id: cells[2].split(separator: ":").map(String.init),
        subsystem: cells[3].split(separator: ":").map(String.init), code: cells[4], revision: cells[5],
        old: Self.binding(cells[6], cells[7]), new: Self.binding(cells[8], cells[9]))
    }
  }

  private static func binding(_ driver: String, _ gives: String) -> Binding {
    let names = driver.split(separator: "=").map(String.init)
    return Binding(
      driver: names.first, module: names.last, gives: gives.split(separator: ",").map(String.init))
  }
}

extension DeviceTable.Row {
  /// What the kernel looks modules up by.
  var modalias: String {
    let id = id.map { $0.uppercased() }
    let pairs = stride(from: 0, to: code.count, by: 2).map { index in
      String(code.uppercased().dropFirst(index).prefix(2))
    }
    switch bus {
    case "pci":
      let subsystem = subsystem.map { $0.uppercased() }
      return "pci:v0000\(id[0])d0000\(id[1])sv0000\(subsystem[0])sd0000\(subsystem[1])"
        + "bc\(pairs[0])sc\(pairs[1])i\(pairs[2])"
    case "usb":
      let kind = "dc\(pairs[0])dsc\(pairs[1])dp\(pairs[2])"
      return "usb:v\(id[0])p\(id[1])d0100\(kind)" + "ic\(pairs[0])isc\(pairs[1])ip\(pairs[2])" + "in00"
    case "hda": return "hdaudio:v\(id[0])\(id[1])r00100200a0\(slot.hasSuffix("1") ? 2 : 1)"
    case "wmi": return "wmi:\(slot)"
    default: return "acpi:\(slot.prefix { $0 != ":" }):"
    }
  }
}

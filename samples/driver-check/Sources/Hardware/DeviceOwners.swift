/// Finds the device of a bus that a directory of sysfs is in: a Bluetooth adapter is not its USB controller's.
struct DeviceOwners {
  private var indices: [Substring: Int] = [:]

  init(_ devices: [Device]) {
    for (index, device) in devices.enumerated() where device.bus != .system && !device.path.isEmpty {
      if indices[device.path[...]] == nil { indices[device.path[...]] = index }
    }
  }

  /// The place, among the devices, of the one that is nearest above a directory, or is it.
  func index(above path: String) -> Int? {
    var place = path[...]
    while !place.isEmpty {
      if let index = indices[place] { return index }
      place = place[..<(place.lastIndex(of: "/") ?? place.startIndex)]
    }
    return nil
  }
}

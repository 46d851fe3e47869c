import Hardware

/// Vendors and products of USB devices, written as a table of vendors.
struct USBIdentifiers {
  private let numbers: Set<UInt32>

  /// - Parameter vendors: A vendor, and its products with four hexadecimal digits each and blanks between them.
  init(_ vendors: [(vendor: UInt32, products: String)]) {
    numbers = Set(
      vendors.flatMap { vendor, products in
        products.split(separator: " ").compactMap { UInt32($0, radix: 16).map { vendor << 16 | $0 } }
      })
  }

  func contains(_ device: Device) -> Bool {
    guard device.bus == .usb, let vendor = device.vendor, let product = device.product else { return false }
    return numbers.contains(UInt32(vendor) << 16 | UInt32(product))
  }
}

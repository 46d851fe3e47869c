/// Who says a line of the kernel's log: `iwl3945 0000:08:00.0: ...`, `Bluetooth: hci0: ...`, `b43-phy0 ERROR: ...` or
/// `ipw3945: ...`; old kernels say neither driver nor device.
struct LogHead: Equatable {
  let driver: String?

  /// The device, as the line names it.
  let slot: String?

  /// A line without what was put before it: `[   12.345678] ` in dmesg, the date, the host and `kernel:` in the files.
  static func message(of line: String) -> Substring {
    var text = line[...]
    if let kernel = text.firstRange(of: "kernel: ") { text = text[kernel.upperBound...] }
    // The level that the kernel's own files have.
    if text.hasPrefix("<"), let end = text.prefix(5).firstIndex(of: ">") { text = text[end...].dropFirst() }
    text = text.drop { $0 == " " }
    while text.hasPrefix("["), let end = text.firstIndex(of: "]"), isTime(text[..<end].dropFirst()) {
      text = text[end...].dropFirst()
    }
    return text.drop { $0 == " " }
  }

  /// `   12.345678`, the task `  T108`, or a date and time of `dmesg -T` in any language, which `[drm:r600_init]` is not.
  private static func isTime(_ text: Substring) -> Bool {
    let word = text.drop { $0 == " " }
    if let first = word.first, "TC".contains(first), word.dropFirst().allSatisfy(\.isNumber) { return true }
    return text.contains(where: \.isNumber)
      && (text.allSatisfy { $0.isNumber || $0 == " " || $0 == "." } || text.count { $0 == " " } > 2)
  }

  init(_ message: Substring) {
    let words = message.split(separator: " ", maxSplits: 6)
    // Wherever they stand, these can be nothing else: 'qla2xxx [0000:03:00.0]-0063:0: ...'.
    let slot = words.lazy.compactMap(Self.pciSlot).first ?? words.lazy.compactMap(Self.adapter).first
    guard let first = words.first else { (driver, self.slot) = (nil, nil); return }
    let name = first.trimming(":")
    if let phy = name.firstRange(of: "-phy"), name[phy.upperBound...].allSatisfy(\.isNumber) {
      driver = String(name[..<phy.lowerBound])
      self.slot = slot ?? String(name[phy.lowerBound...].dropFirst())
      return
    }
    guard words.count > 1, slot == nil else {
      driver = first.hasSuffix(":") || slot != nil ? String(name.prefix { $0 != "[" }) : nil
      self.slot = slot
      return
    }
    let second = words[1].trimming(":")
    if words[1].hasSuffix(":") && (!first.hasSuffix(":") || name == "Bluetooth") {
      (driver, self.slot) = (String(name), String(second))
    } else if words[1] == "->" {
      // 'phy2 -> rt2x00lib_request_firmware: ...'
      (driver, self.slot) = (nil, String(name))
    } else if first.hasSuffix(":"), Self.isInterface(name) {
      (driver, self.slot) = (nil, String(name))
    } else {
      (driver, self.slot) = (first.hasSuffix(":") ? String(name) : nil, nil)
    }
  }

  /// `eth0`, `wlan1` or `phy2`, which are of no driver's name.
  private static func isInterface(_ name: Substring) -> Bool {
    ["eth", "wlan", "phy"].contains { kind in
      name.hasPrefix(kind) && name.count > kind.count && name.dropFirst(kind.count).allSatisfy(\.isNumber)
    }
  }

  /// `hci0`, if a word with a colon is that: 'Bluetooth: msft_skb_pull() hci0: ...'.
  private static func adapter(in word: Substring) -> String? {
    guard word.hasPrefix("hci"), word.hasSuffix(":"), word.dropFirst(3).dropLast().allSatisfy(\.isNumber),
      word.count > 4
    else { return nil }
    return String(word.dropLast())
  }

  /// `0000:08:00.0`, if a word is or has that.
  private static func pciSlot(in word: Substring) -> String? {
    let bare = word.drop { !$0.isHexDigit }.prefix { $0.isHexDigit || ":.".contains($0) }.trimming(":")
    let parts = bare.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, (4...8).contains(parts[0].count), parts[1].count == 2, parts[2].count == 4,
      parts[2].dropFirst(2).first == "."
    else { return nil }
    return String(bare)
  }
}

extension Substring {
  /// Without a mark at its end.
  fileprivate func trimming(_ mark: String) -> Substring {
    hasSuffix(mark) ? dropLast(mark.count) : self
  }
}

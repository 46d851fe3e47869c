/// How the kernel's log calls drivers: parts of the kernel speak for many of them, and files tell whose they are.
enum DriverNames {
  /// Whether a head of a line can be of a driver; both in the spelling of `normalized`.
  static func isPart(_ head: String, of driver: String) -> Bool {
    head == driver || families[head]?.contains(where: driver.hasPrefix) == true
  }

  /// Whether a file can be of a driver, whose name is in the spelling of `normalized`.
  static func isFile(_ file: String, of driver: String) -> Bool {
    files.contains { file.hasPrefix($0.start) && $0.drivers.contains(where: driver.hasPrefix) }
  }

  /// A name as it is compared: in small letters, with one of the two marks that kernels take for the same.
  static func normalized(_ name: String) -> String {
    String(
      decoding: name.lowercased().utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self
    )
  }

  /// Heads of lines, and how the names of the drivers begin that they can stand for.
  private static let families: [String: [String]] = [
    "bluetooth": ["bt", "ath3k", "bcm203x", "bfusb", "hci_"], "dvb_usb": ["dvb_usb"],
    "dvb": ["dvb", "em28xx", "cx23885", "cx88", "saa71"], "iwlagn": ["iwl"], "p54": ["p54"],
    "r100_cp": ["radeon"], "r300_cp": ["radeon"], "r600_cp": ["radeon"], "radeon_cp": ["radeon"],
    "ni_cp": ["radeon"], "si_cp": ["radeon"], "cik_cp": ["radeon"], "r600_rlc": ["radeon"],
    "ath9k_htc": ["ath9k_hif_usb"], "mwifiex": ["mwifiex"], "rtlwifi": ["rtl"], "rtl_usb": ["rtl"],
    "nvrm": ["nvidia"],
  ]

  /// How names of files begin, and how those of the drivers that ask for them do.
  private static let files: [(start: String, drivers: [String])] = [
    ("radeon/", ["radeon"]), ("amdgpu/", ["amdgpu"]), ("i915/", ["i915", "xe"]), ("xe/", ["xe"]),
    ("nvidia/", ["nouveau"]), ("nouveau/", ["nouveau"]), ("ar3k/", ["ath3k", "btusb"]),
    ("ath3k-", ["ath3k"]), ("qca/", ["btusb", "hci_"]), ("rtl_bt/", ["btusb", "hci_"]),
    ("b43/", ["b43"]), ("b43legacy/", ["b43legacy"]), ("dvb-usb-", ["dvb_usb", "em28xx"]),
    ("rt73", ["rt73usb"]), ("rt2561", ["rt61pci"]), ("rt2661", ["rt61pci"]), ("rt2860", ["rt2800pci"]),
    ("rt2870", ["rt2800usb"]), ("zd1211/", ["zd1211rw"]), ("rtlwifi/", ["rtl"]), ("rtw88/", ["rtw"]),
    ("rtw89/", ["rtw"]),
  ]
}

/// How the kernel's log calls drivers: parts of the kernel speak for many of them, and files tell whose they are.
enum DriverNames {
  /// Whether a head of a line can be of a driver.
  static func isPart(_ head: String, of driver: String) -> Bool {
    let (head, driver) = (normalized(head), normalized(driver))
    if head == driver { return true }
    return families.contains { $0.head == head && $0.drivers.contains(where: driver.hasPrefix) }
  }

  /// Whether a file can be of a driver; nil where its name does not tell.
  static func isFile(_ file: String, of driver: String) -> Bool? {
    let driver = normalized(driver)
    return files.first { file.hasPrefix($0.start) }.map { $0.drivers.contains(where: driver.hasPrefix) }
  }

  private static func normalized(_ name: String) -> String {
    String(name.lowercased().map { $0 == "-" ? "_" : $0 })
  }

  /// Heads of lines, and how the names of the drivers begin that they can stand for.
  private static let families: [(head: String, drivers: [String])] = [
    ("bluetooth", ["bt", "ath3k", "bcm203x", "bfusb", "hci_"]),
    ("dvb_usb", ["dvb_usb"]), ("dvb", ["dvb", "em28xx", "cx23885", "cx88", "saa71"]),
    ("r100_cp", ["radeon"]), ("r300_cp", ["radeon"]), ("r600_cp", ["radeon"]), ("radeon_cp", ["radeon"]),
    ("ni_cp", ["radeon"]), ("si_cp", ["radeon"]), ("cik_cp", ["radeon"]), ("r600_rlc", ["radeon"]),
    ("smc", ["radeon"]),
    ("iwl3945", ["iwl3945"]), ("iwlagn", ["iwl"]), ("p54", ["p54"]), ("(p54pci)", ["p54pci"]),
    ("(p54usb)", ["p54usb"]),
    ("ath9k_htc", ["ath9k_htc", "ath9k_hif_usb"]), ("mwifiex", ["mwifiex"]), ("brcmfmac", ["brcmfmac"]),
    ("rtlwifi", ["rtl"]), ("rtl_usb", ["rtl"]), ("rtl8xxxu", ["rtl8xxxu"]), ("zd1211rw", ["zd1211rw"]),
    ("usb", ["usb"]),
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

/// How the names of the files begin that drivers ask for, for lines that name none.
enum DriverFirmware {
  /// The beginning that finds the package; nil where a driver is of many, as btusb is.
  static func start(of driver: String) -> String? {
    // A driver's name ends where the mark is put.
    let driver = driver.map { $0 == "-" ? "_" : $0 } + ["="]
    return table.first { driver.starts(with: $0.driver) }?.start
  }

  /// How names of drivers begin, the more special ones first, `=` for their end; the names of the files are those of
  /// MODULE_FIRMWARE in Linux.
  private static let table: [(driver: String, start: String)] = [
    ("iwl", "iwlwifi-"), ("ipw3945", "ipw3945"), ("ipw2100", "ipw2100"), ("ipw2200", "ipw2200"),
    ("ath3k", "ar3k/"), ("ath6kl", "ath6k/"), ("ath9k_htc", "ath9k_htc/"), ("ath9k_hif", "ath9k_htc/"),
    ("ath10k", "ath10k/"), ("ath11k", "ath11k/"), ("ath12k", "ath12k/"), ("carl9170", "carl9170-"),
    ("b43legacy", "b43legacy/"), ("b43", "b43/"), ("bcm43xx", "bcm43xx_"), ("brcm", "brcm/"),
    ("rtw88", "rtw88/"), ("rtw89", "rtw89/"), ("rtw_", "rtw88/"), ("rtl8xxxu", "rtlwifi/"),
    ("rtl8", "rtlwifi/"), ("r8169", "rtl_nic/"), ("r8152", "rtl_nic/"), ("mt7", "mediatek/"),
    ("mwifiex", "mrvl/"), ("libertas", "libertas/"), ("rt2800", "rt2870"), ("rt61", "rt2561"),
    ("rt73", "rt73"), ("zd1211", "zd1211/"), ("wl12", "ti-connectivity/"), ("wl18", "ti-connectivity/"),
    ("i915", "i915/"), ("xe=", "xe/"), ("amdgpu", "amdgpu/"), ("radeon", "radeon/"), ("nouveau", "nvidia/"),
    ("intel_vpu", "intel/vpu/"), ("intel_ipu6", "intel/ipu/"), ("ipu3", "intel/ipu"),
    ("sof_audio_pci_intel", "intel/sof/"), ("snd_soc_avs", "intel/avs/"), ("cs35l", "cirrus/"),
    ("qla2", "ql2"), ("bnx2x", "bnx2x/"), ("bnx2", "bnx2/"), ("tg3", "tigon/"), ("e100=", "e100/"),
    ("ice=", "intel/ice/"), ("cxgb3", "cxgb3/"), ("cxgb4", "cxgb4/"), ("netxen", "phanfw"),
  ]
}

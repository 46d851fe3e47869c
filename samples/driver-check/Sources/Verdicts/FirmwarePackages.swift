import Archive

/// The Debian packages that firmware files are in, by how the names of the files begin.
///
/// Debian's index of contents has all of them, but is hundreds of megabytes and needs a network; these are the families
/// that laptops need.
enum FirmwarePackages {
  private static let table: [(prefix: String, package: String)] = [
    ("iwlwifi-", "firmware-iwlwifi"), ("ipw2100-", "firmware-ipw2x00"), ("ipw2200-", "firmware-ipw2x00"),
    ("ipw3945", "firmware-ipw3945"), ("rtlwifi/", "firmware-realtek"), ("rtl_bt/", "firmware-realtek"),
    ("rtl_nic/", "firmware-realtek"), ("rtw88/", "firmware-realtek"), ("rtw89/", "firmware-realtek"),
    ("ath10k/", "firmware-atheros"), ("ath11k/", "firmware-atheros"), ("ath9k_htc/", "firmware-ath9k-htc"),
    ("ar3k/", "firmware-atheros"), ("qca/", "firmware-atheros"), ("brcm/", "firmware-brcm80211"),
    ("b43/", "firmware-b43-installer"), ("b43legacy/", "firmware-b43legacy-installer"),
    ("bnx2x", "firmware-bnx2x"), ("bnx2", "firmware-bnx2"),
    ("amdgpu/", "firmware-amd-graphics"), ("radeon/", "firmware-amd-graphics"),
    ("i915/", "firmware-misc-nonfree"),
    ("nvidia/", "firmware-misc-nonfree"), ("rt2", "firmware-misc-nonfree"),
    ("rt3", "firmware-misc-nonfree"), ("mt76", "firmware-misc-nonfree"), ("htc_", "firmware-ath9k-htc"),
    ("carl9170-", "firmware-linux-free"), ("ath6k/", "firmware-atheros"), ("ath12k/", "firmware-atheros"),
    ("RTL8192", "firmware-realtek"), ("intel/dsp_fw", "firmware-intel-sound"),
    ("mediatek/", "firmware-misc-nonfree"),
    ("mrvl/", "firmware-libertas"), ("libertas/", "firmware-libertas"), ("intel/ibt-", "firmware-iwlwifi"),
    ("intel/sof/", "firmware-sof-signed"), ("ti-connectivity/", "firmware-ti-connectivity"),
    ("tigon/", "firmware-misc-nonfree"), ("e100/", "firmware-misc-nonfree"),
  ]

  /// What trixie has taken out of firmware-misc-nonfree.
  private static let later: [(prefix: String, package: String)] = [
    ("i915/", "firmware-intel-graphics"), ("xe/", "firmware-intel-graphics"),
    ("nvidia/", "firmware-nvidia-graphics"), ("mediatek/", "firmware-mediatek"),
    ("mt76", "firmware-mediatek"),
    ("rt2", "firmware-mediatek"), ("rt3", "firmware-mediatek"),
  ]

  /// What stretch has split or renamed.
  private static let earlier: [(prefix: String, package: String)] = [
    ("amdgpu/", "firmware-linux-nonfree"), ("radeon/", "firmware-linux-nonfree"),
    ("i915/", "firmware-linux-nonfree"), ("nvidia/", "firmware-linux-nonfree"),
    ("rt2", "firmware-ralink"), ("rt3", "firmware-ralink"), ("mt76", "firmware-linux-nonfree"),
    ("tigon/", "firmware-linux-nonfree"), ("e100/", "firmware-linux-nonfree"),
  ]

  /// The package, where it is known; that of Debian's newest release where the machine's release is unknown.
  static func package(for file: String, on machine: Machine) -> String? {
    if machine.isUbuntu { return "linux-firmware" }
    func isAtLeast(_ codename: String) -> Bool {
      guard let suite = machine.suite, let first = Suite.named(codename) else { return true }
      return suite.isAtLeast(first)
    }
    let changed = isAtLeast("trixie") ? later : isAtLeast("stretch") ? [] : earlier
    return (changed + table).first { file.hasPrefix($0.prefix) }?.package
  }

  /// The area of a package, as model files name it.
  static func area(of package: String) -> String {
    switch package {
    case "firmware-b43-installer", "firmware-b43legacy-installer": "contrib"
    case "firmware-ath9k-htc", "firmware-linux-free", "linux-firmware": "main"
    default: "firmware"
    }
  }
}

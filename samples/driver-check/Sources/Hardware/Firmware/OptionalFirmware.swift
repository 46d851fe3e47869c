/// Files that drivers ask for although hardly anybody has them, and do without: data of single machines, settings,
/// patches for what the device has in itself, and files for developers.
public enum OptionalFirmware {
  /// What the lack of a file means, or an empty text where nobody misses it; nil for one that is needed.
  public static func of(_ file: String) -> String? {
    // Cards on other buses than PCI have their settings nowhere else.
    if file.hasPrefix("brcm/"), file.hasSuffix(".txt"), !file.contains("-pcie") { return nil }
    return table.first { file.hasPrefix($0.start) && file.hasSuffix($0.end) }?.means
  }

  private static let table: [(start: String, end: String, means: String)] = [
    // drivers/net/wireless/intel/iwlwifi: for developers; and data of the maker
    ("iwl-debug-yoyo.bin", "", ""), ("iwl-dbg-cfg.ini", "", ""), ("iwlwifi-", ".pnvm", ""),
    // drivers/net/wireless/ath: what the makers of boards measured
    ("ath10k/pre-cal-", "", ""), ("ath10k/cal-", "", ""), ("ath11k/cal-", "", ""), ("ath12k/cal-", "", ""),
    ("ath10k/fwcfg-", "", ""),
    // drivers/net/wireless/ti: calibration, and settings that the driver has itself
    ("ti-connectivity/", "-nvs.bin", ""), ("ti-connectivity/", "-conf.bin", ""),
    // drivers/net/wireless/broadcom/brcm80211: for cards that have it in themselves
    ("brcm/brcmfmac", ".txt", ""), ("brcm/brcmfmac", ".clm_blob", ""), ("brcm/brcmfmac", ".txcap_blob", ""),
    // drivers/bluetooth: settings, and patches for a firmware that is in the device
    ("intel/", ".ddc", ""), ("rtl_bt/", "_config.bin", ""),
    ("brcm/", ".hcd", "Bluetooth works without this patch, some adapters with faults"),
    ("BCM", ".hcd", "Bluetooth works without this patch, some adapters with faults"),
    // net/wireless/reg.c
    ("regulatory.", "", ""),
    // drivers/gpu/drm/amd: for guests of a machine that shares its card
    ("amdgpu/", "_cap.bin", ""),
    // arch/x86/kernel/cpu/microcode: what the maker has mended since
    (
      "intel-ucode/", "", "the processor runs without its maker's later corrections (package intel-microcode)"
    ),
    ("amd-ucode/", "", "the processor runs without its maker's later corrections (package amd64-microcode)"),
    // drivers/crypto/ccp: the same for encrypted virtual machines; drivers/infiniband/hw/hfi1: settings
    (
      "amd/amd_sev_", ".sbin",
      "encrypted virtual machines run without later corrections (package amd64-microcode)"
    ),
    ("amd/sev.fw", "", "encrypted virtual machines run without later corrections (package amd64-microcode)"),
    ("hfi1_platform.dat", "", ""),
    // drivers/gpu/drm/nouveau: for decoding films
    ("nouveau/", "", "the card does not decode films without it"),
  ]
}

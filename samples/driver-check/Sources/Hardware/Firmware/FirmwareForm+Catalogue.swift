/// The catalogue, by who says it. The sources are files of Linux, with the first and last version where it has ended.
extension FirmwareForm {
  /// What the kernel itself says for all drivers.
  static let ofKernel = [
    // drivers/base/firmware_loader/main.c, 3.17 on
    FirmwareForm("Direct firmware load for {} failed with error ", .missing),
    // drivers/base/firmware_class.c, 3.14 to 3.16; other lines name the file
    FirmwareForm("Direct firmware load failed with error ", .missing),
    // Debian's patch to it, 'log every success and failure', 3.14 on
    FirmwareForm("firmware: failed to load {} (", .missing),
    FirmwareForm("firmware: direct-loading firmware {}", .loaded),
    // The same patch, 3.2 to 3.13
    FirmwareForm("firmware: agent aborted loading {} (not found?)", .missing),
    FirmwareForm("firmware: agent loaded {} into memory", .loaded),
    // drivers/base/firmware_class.c, 2.6.27 to 3.6
    FirmwareForm("firmware: requesting {}", .requested),
    // drivers/base/firmware_class.c, 2.6.27 to 3.x
    FirmwareForm("firmware: using built-in firmware {}", .loaded),
    // drivers/base/firmware_loader/main.c, 4.4 on: an error other than that there is none, with the whole path
    FirmwareForm("loading {} failed with error ", .refused),
    // The same, 5.3 and 5.19 on
    FirmwareForm("xz decompression failed (xz_ret=", .refused),
    FirmwareForm("ZSTD decompression failed (", .refused),
    // drivers/base/firmware_loader/fallback.c, 4.14 on, with this spelling
    FirmwareForm("Falling back to syfs fallback for: {}", .requested),
    FirmwareForm("Falling back to sysfs fallback for: {}", .requested),
  ]

  /// What drivers say before they ask; a failure after it may have no name.
  static let requests = [
    // drivers/net/wireless/ralink/rt2x00/rt2x00firmware.c
    FirmwareForm("Info - Loading firmware file '{}'", .requested),
    // drivers/net/wireless/ath/ath9k/hif_usb.c
    FirmwareForm("ath9k_htc: Firmware {} requested", .requested),
    // drivers/bluetooth/btrtl.c, btusb.c, btqca.c
    FirmwareForm("RTL: loading {}", .requested),
    FirmwareForm("using rampatch file: {}", .requested),
    FirmwareForm("using NVM file: {}", .requested),
    FirmwareForm("QCA Downloading {}", .requested),
    // drivers/bluetooth/btintel.c
    FirmwareForm("Found device firmware: {}", .requested),
    FirmwareForm("Intel Bluetooth firmware file: {}", .requested),
    // drivers/net/wireless/realtek/rtlwifi
    FirmwareForm("Loading alternative firmware {}", .requested),
    FirmwareForm("Using firmware {}", .requested), FirmwareForm("Loading firmware {}", .requested),
    // drivers/media/dvb-frontends, tuners
    FirmwareForm("waiting for firmware upload ({})", .requested),
    FirmwareForm("Waiting for firmware upload({})", .requested),
    FirmwareForm("downloading firmware from file '{}'", .requested),
  ]

  /// Failures that do not say what failed, or say it in words of their own.
  static let failures = [
    // drivers/net/wireless/iwlwifi: iwl-agn.c (2.6), iwl-drv.c
    FirmwareForm("Driver unable to support your firmware API", .refused),
    FirmwareForm("request for firmware file '{}' failed", .missing),
    FirmwareForm("{} firmware file req failed", .missing),
    FirmwareForm("no suitable firmware found", .missing),
    FirmwareForm("{} uCode section", .refused),
    FirmwareForm("Failed to start RT ucode", .refused), FirmwareForm("Failed to run INIT ucode", .refused),
    FirmwareForm("Failed to start INIT ucode", .refused),
    // drivers/net/wireless/intel/ipw2x00, ipw3945
    FirmwareForm("{} request_firmware failed", .missing), FirmwareForm("{} load failed: Reason", .missing),
    // drivers/gpu/drm/i915/gt/uc, xe/xe_uc_fw.c
    FirmwareForm("C firmware {}: fetch failed", .missing),
    FirmwareForm("Unsupported GuC v", .refused), FirmwareForm("Unsupported HuC v", .refused),
    // What follows a failed fetch.
    FirmwareForm("C firmware {} version 0.0", .requested),
    FirmwareForm("Failed to load DMC firmware {} (", .missing),
    FirmwareForm("Failed to load DMC firmware {}. Disabling", .missing),
    // drivers/net/wireless/intersil/p54
    FirmwareForm("annot find firmware ({})", .missing),
    FirmwareForm("cannot load firmware {} (", .missing),
    // drivers/net/wireless/zydas/zd1211rw
    FirmwareForm("Could not load firmware file {}. Error", .missing),
    // drivers/bluetooth/btbcm.c, 6.x: the names stand in the lines after it
    FirmwareForm("firmware Patch file not found, tried:", .requested),
    FirmwareForm("BCM: '{}'", .missing),
    // drivers/bluetooth/btusb.c, with chips of Qualcomm: the rampatch that it has just named
    FirmwareForm("Failed to send headers (", .refused), FirmwareForm("Failed to send body at ", .refused),
    // drivers/media: the demodulators of 2.6
    FirmwareForm("no firmware upload (timeout or file not found?)", .missing),
    FirmwareForm("No firmware uploaded(timeout or file not found?)", .missing),
    FirmwareForm("Upload failed. (file not found?)", .missing),
    // drivers/net/wireless/broadcom/brcm80211: data of the maker without which it works
    FirmwareForm("no clm_blob available (err=", .requested),
    FirmwareForm("no txcap_blob available (err=", .requested),
    // drivers/gpu/drm/nouveau/nvkm/subdev/pmu: says what cards since 2014 do without
    FirmwareForm("pmu: firmware unavailable", .requested),
    // drivers/gpu/drm/amd/amdgpu/amdgpu_psp.c: programs that few need
    FirmwareForm("ta ucode is not available", .requested),
  ]

  /// Firmware that runs.
  static let successes = [
    // drivers/net/wireless/iwlwifi, b43, ath10k, realtek, mediatek
    FirmwareForm("loaded firmware version ", .loaded), FirmwareForm("Loading firmware version ", .loaded),
    FirmwareForm(": firmware ver ", .loaded), FirmwareForm(": Firmware version ", .loaded),
    FirmwareForm("Loaded firmware: ", .loaded), FirmwareForm("WM Firmware Version: ", .loaded),
    FirmwareForm("Firmware: BCM", .loaded),
    FirmwareForm("rt2x00lib_request_firmware: Info - Firmware detected", .loaded),
    // drivers/bluetooth
    FirmwareForm(": Firmware loaded in ", .loaded), FirmwareForm("RTL: fw version ", .loaded),
    // drivers/gpu/drm/i915, xe: each with its file, so that one does not stand for the other
    FirmwareForm("Finished loading DMC firmware {} (", .loaded),
    FirmwareForm("C firmware {} version ", .loaded), FirmwareForm("C firmware from {} version ", .loaded),
    // drivers/net/wireless/marvell/mwifiex
    FirmwareForm("WLAN FW is active", .loaded),
    // drivers/net/wireless/zydas/zd1211rw, ath/ath9k, ath10k, ath11k
    FirmwareForm("firmware version ", .loaded), FirmwareForm("Transferred FW: ", .loaded),
    FirmwareForm("board_file api ", .loaded), FirmwareForm("fw_version 0x", .loaded),
    // drivers/accel/ivpu: tries the names of developers first
    FirmwareForm("Firmware: intel/vpu/", .loaded),
    // sound/pci/hda/cs35l41_hda.c, cs35l56_hda.c: tries those of the model first
    FirmwareForm("Firmware Loaded - Type: ", .loaded), FirmwareForm("DSP1: cirrus/", .loaded),
    // drivers/media/tuners/xc2028.c, drivers/media/usb/dvb-usb
    FirmwareForm("firmware images from {}, type", .loaded),
    FirmwareForm("firmware started successfully", .loaded),
  ]
}

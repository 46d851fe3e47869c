import Hardware
import Testing

@Suite("Lines that people reported")
struct FirmwareReportTests {
  /// Those by which the catalogue and the words were chosen.
  private static let known = [
    FirmwareLine(
      "ubuntu-mate.community 15793",
      "[ 0.783038] ni_cp: Failed to load firmware \"radeon/CAICOS_pfp.bin\"", .failed, "radeon/CAICOS_pfp.bin"
    ),
    FirmwareLine(
      "bugzilla.kernel.org 43138", "r600_cp: Bogus length 4480 in firmware \"radeon/CEDAR_me.bin\"", .refused,
      "radeon/CEDAR_me.bin"),
    FirmwareLine(
      "bugzilla.kernel.org 43138", "[drm:evergreen_startup] *ERROR* Failed to load firmware!", .failed),
    FirmwareLine(
      "qca/open-ath9k-htc-firmware #142",
      "[Sat Apr 14 21:36:50 2018] usb 2-1: firmware: failed to load ath9k_htc/htc_9271-1.4.0.fw (-2)",
      .missing,
      "ath9k_htc/htc_9271-1.4.0.fw"),
    FirmwareLine(
      "offensive-security/kali-nethunter #441",
      "[ 1972.050118] usb 2-1: ath9k_htc: Failed to get firmware htc_9271.fw", .missing, "htc_9271.fw"),
    FirmwareLine(
      "openwrt/openwrt #9464", "usb 1-1: ath9k_htc: Firmware - ath9k_htc/htc_9271-1.4.0.fw download failed",
      .refused, "ath9k_htc/htc_9271-1.4.0.fw"),
    FirmwareLine(
      "agherzan/meta-raspberrypi #37", "[    4.878029] usb 1-1.3: no suitable firmware found!", .missing),
    FirmwareLine(
      "brektrou/rtl8821CU #153",
      "[ 2626.414902] Bluetooth: hci0: RTL: firmware file rtl_bt/rtl8821c_fw.bin not found", .missing,
      "rtl_bt/rtl8821c_fw.bin"),
    FirmwareLine(
      "lwfinger/rtlwifi_new #463", "[ 2605.894730] Bluetooth: hci0: Failed to load rtl_bt/rtl8723d_fw.bin",
      .failed,
      "rtl_bt/rtl8723d_fw.bin"),
    FirmwareLine(
      "greearb/ath10k-ct #172",
      "Nov 22 12:02:58 localhost.localdomain kernel: ath10k_pci 0000:03:00.0: failed to fetch board data for bus=pci,bmi-chip-id=0,bmi-board-id=11 from ath10k/QCA9984/hw1.0/board-2.bin",
      .missing, "ath10k/QCA9984/hw1.0/board-2.bin"),
    FirmwareLine("NixOS/nixpkgs #56355", "ath10k_pci 0000:03:00.0: could not probe fw (-110)", .refused),
    FirmwareLine(
      "thesofproject/sof #1985",
      "[    4.133668] sof-audio-pci 0000:00:1f.3: error: request firmware intel/sof/sof-cfl.ri failed err: -2",
      .missing, "intel/sof/sof-cfl.ri"),
    FirmwareLine(
      "thesofproject/sof #1985", "sof-audio-pci 0000:00:1f.3: error: failed to load DSP firmware -2", .missing
    ),
    FirmwareLine(
      "thesofproject/linux #5196",
      "[    5.472025] kernel: xe 0000:00:02.0: [drm] *ERROR* GT0: Unsupported GuC v70.20.0! v70.29.2 or newer is required",
      .refused),
    FirmwareLine(
      "projectacrn/acrn-hypervisor #5752",
      "[   62.629316] i915 0000:00:02.0: GuC firmware i915/bxt_guc_33.0.0.bin: fetch failed with error -11",
      .missing,
      "i915/bxt_guc_33.0.0.bin"),
    FirmwareLine(
      "home-assistant/operating-system #3949",
      "i915 0000:01:00.0: [drm] Failed to load DMC firmware i915/adlp_dmc.bin (-ENOENT). Disabling runtime power management.",
      .missing, "i915/adlp_dmc.bin"),
    FirmwareLine(
      "intel/media-driver #1608",
      "i915 0000:00:02.0: [drm] Failed to load DMC firmware i915/adlp_dmc_ver2_16.bin. Disabling runtime power management.",
      .missing, "i915/adlp_dmc_ver2_16.bin"),
    FirmwareLine(
      "kernelci/kernelci-core #2238", "amdgpu 0000:04:00.0: amdgpu: fail to request/validate toc microcode",
      .missing),
    FirmwareLine(
      "kernelci/kernelci-core #2238", "[drm:psp_sw_init] *ERROR* Failed to load psp firmware!", .failed),
    FirmwareLine(
      "NixOS/nixpkgs #419838", "amdgpu 0000:03:00.0: amdgpu: failed to load ucode DMCUB(0x3D)", .failed),
    FirmwareLine(
      "Dasharo/dasharo-issues #1492",
      "intel_vpu 0000:00:0b.0: [drm] *ERROR* ivpu_fw_request(): Failed to request firmware: -2", .missing),
    FirmwareLine(
      "Dasharo/dasharo-issues #1492",
      "intel-ipu6 0000:00:05.0: error -ENOENT: Requesting signed firmware intel/ipu/ipu6epmtl_fw.bin failed",
      .missing,
      "intel/ipu/ipu6epmtl_fw.bin"),
    FirmwareLine(
      "launchpad.net 278656", "[87212.321168] xc2028 1-0061: Error: firmware xc3028-v27.fw not found.",
      .missing,
      "xc3028-v27.fw"),
    FirmwareLine(
      "a Gentoo forum thread, dvb-usb-af9015",
      "dvb-usb: did not find the firmware file. (dvb-usb-af9015.fw) Please see linux/Documentation/dvb/ for more details on firmware-problems. (-2)",
      .missing, "dvb-usb-af9015.fw"),
    FirmwareLine(
      "intel/ipu6-drivers #286",
      "cs35l41-hda i2c-CSC3551:00-cs35l41-hda.1: firmware: failed to load cirrus/cs35l41-dsp1-spk-prot-103c8c17-r0.wmfw (-2)",
      .missing, "cirrus/cs35l41-dsp1-spk-prot-103c8c17-r0.wmfw"),
    FirmwareLine(
      "b43-dev 2015-10", "b43-phy0 ERROR: Firmware file \"b43-open/ucode30_mimo.fw\" not found", .missing,
      "b43-open/ucode30_mimo.fw"),
    FirmwareLine(
      "an Ubuntu forum thread, BCM43142",
      "[   14.678562] bluetooth hci0: Direct firmware load failed with error -2",
      .missing),
    FirmwareLine(
      "an Ubuntu forum thread, iwlwifi-7265",
      "[    3.299155] iwlwifi 0000:04:00.0: request for firmware file 'iwlwifi-7265-9.ucode' failed.",
      .missing,
      "iwlwifi-7265-9.ucode"),
    FirmwareLine(
      "projectceladon/vm_manager #272", "GuC firmware i915/adlp_guc_70.1.1.bin: fetch failed with error -2",
      .missing,
      "i915/adlp_guc_70.1.1.bin"),
  ]

  @Test("are read", arguments: known)
  func reads(_ line: FirmwareLine) {
    #expect(line.found?.outcome == line.outcome)
    #expect(line.found?.file == line.file)
  }
}

import Hardware
import Testing

@Suite("Lines of machines that start well")
struct GoodStartTests {
  /// Those by which the words were chosen.
  private static let known = [
    (
      "Linux, drivers/scsi/megaraid",
      "megaraid_sas 0000:03:00.0: FW provided TM TaskAbort/Reset timeout : 6 secs/60 secs"
    ),
    (
      "Linux, drivers/net/ethernet/mellanox",
      "mlx5_core 0000:03:00.0: wait_fw_init:209:(pid 1): Waiting for FW initialization, timeout abort in 100s"
    ),
    ("NixOS/nixpkgs #419838", "amdgpu 0000:03:00.0: amdgpu: RAP: optional rap ta ucode is not available"),
    (
      "NixOS/nixpkgs #419838",
      "amdgpu 0000:03:00.0: amdgpu: SECUREDISPLAY: securedisplay ta ucode is not available"
    ),
    (
      "NixOS/nixpkgs #56355",
      "ath10k_pci 0000:03:00.0: Direct firmware load for ath10k/cal-pci-0000:03:00.0.bin failed with error -2"
    ),
    (
      "greearb/ath10k-ct #182",
      "ath10k_pci 0000:07:00.0: firmware: failed to load ath10k/fwcfg-pci-0000:07:00.0.txt (-2)"
    ),
    (
      "leifliddy/macbook12-audio-driver #6",
      "brcmf_c_process_clm_blob: no clm_blob available (err=-2), device may have limited channels available"
    ),
    (
      "Vanilla-OS/core-image #49", "bluetooth hci0: firmware: failed to load rtl_bt/rtl8723b_config.bin (-2)"
    ),
    ("coreos/fedora-coreos-tracker #2008", "Spectre V2 : Enabling Speculation Barrier for firmware calls"),
    ("coreos/fedora-coreos-tracker #2008", "ACPI: [Firmware Bug]: BIOS _OSI(Linux) query ignored"),
    (
      "greearb/ath10k-ct #182",
      "firmware_class: See https://wiki.debian.org/Firmware for information about missing firmware"
    ),
    (
      "cb-linux/breath #163",
      "Bluetooth: btintel_version_info() hci0: Firmware revision 0.1 build 26 week 11 2020"
    ),
    ("thesofproject/sof #2635", "sof-audio-pci 0000:00:1f.3: firmware boot complete"),
    ("thesofproject/sof #2828", "sof-audio-pci 0000:00:1f.3: warn: FW ABI is more recent than kernel"),
    (
      "CirrusLogic/linux-firmware #11",
      "cs35l41-hda i2c-CSC3551:00-cs35l41-hda.0: Error: ACPI _DSD Properties are missing for HID CSC3551."
    ),
    ("projectceladon/vm_manager #272", "[drm] GuC firmware i915/adlp_guc_70.1.1.bin version 0.0"),
  ]

  /// Those that were held back.
  private static let heldBack = [
    ("linux-surface/linux-surface #715", "surface_serial_hub serial0-0: SAM firmware version: 241.304.139"),
    (
      "linux-surface/linux-surface #715",
      "platform regulatory.0: Direct firmware load for regulatory.db failed with error -2"
    ),
    (
      "linux-surface/linux-surface #715",
      "ipu3-imgu 0000:00:05.0: loaded firmware version irci_irci_ecr-master_20161208_0213_20170112_1500, 17 binaries, 1212984 bytes"
    ),
    ("onitake/gsl-firmware #203", "silead_ts i2c-MSSL1680:00: supply vddio not found, using dummy regulator"),
    ("a Gentoo forum thread, p54", "p54: FW rev 2.7.0.0 - Softmac protocol 4.1"),
    ("launchpad.net 437515", "phy0: p54 detected a LM86 firmware"),
    ("a blog, Hauppauge DVB-S2", "cx24116_firmware_ondemand: Firmware upload complete"),
    (
      "qualcomm-linux/kernel #381",
      "Bluetooth: hci1: QCA: patch rome 0x130201 build 0x9478, firmware rome 0x130201 build 0x38e6"
    ),
    ("launchpad.net 1327908", "netxen_nic 0000:07:00.0: phanfw.bin: firmware is older than flash"),
    ("launchpad.net 1327908", "netxen_nic 0000:07:00.0: loading firmware from flash"),
    ("leifliddy/macbook12-bluetooth-driver #10", "Bluetooth: hci0: BCM: 'brcm/BCM.hcd'"),
    ("debian-kernel 2022-02 65", "keyspan 5-1:1.0: Keyspan - (without firmware) converter detected"),
    ("irreleph4nt/mkinitcpio-bluetooth #12", "Bluetooth: hci0: Firmware already loaded"),
    (
      "irreleph4nt/mkinitcpio-bluetooth #12",
      "Bluetooth: hci0: Firmware timestamp 2022.12 buildtype 1 build 41819"
    ),
    (
      "launchpad.net 667177",
      "smscore_set_device_mode: firmware download success: sms1xxx-hcw-55xxx-dvbt-02.fw"
    ),
    (
      "projectacrn/acrn-hypervisor #7683",
      "iwlwifi 0000:00:0b.0: api flags index 2 larger than supported by driver"
    ),
    ("home-assistant/operating-system #2026", "iwlwifi 0000:01:00.0: 0x00000001 | uCode revision type"),
    ("w2xg2022/ax18usb #6", "remoteproc remoteproc0: Booting fw image IPQ6018/q6_fw.mdt, size 7340"),
    ("openwrt/mt76 #708", "Startup finished in 7.421s (firmware) + 5.883s (loader) + 2.907s (kernel)"),
    (
      "RobertCNelson/netinstall #75",
      "wlcore: ERROR could not get configuration binary ti-connectivity/wl18xx-conf.bin: -2"
    ),
    (
      "freifunk-gluon/gluon #758",
      "firmware ath10k!cal-pci-0000:01:00.0.bin: firmware_loading_store: map pages failed"
    ),
    ("thesofproject/linux #5504", "tas2781-hda i2c-TIAS2781:00: Failed to get Speaker id."),
    ("thesofproject/linux #5504", "tas2781-hda i2c-TIAS2781:00: read acpi error, ret: -2"),
    ("void-linux/void-packages #49651", "ath9k_htc 1-1:1.0: FW RMW support: On"),
    ("CachyOS/kernel-patches #143", "snd_hda_intel 0000:80:1f.3: Applying patch firmware 'hda-fix.fw'"),
    ("qualcomm-linux/meta-qcom #1497", "Bluetooth: hci0: Reading QCA version information failed (-110)"),
  ]

  /// What drivers say of firmware that runs, and of the machine's own, by their files in Linux.
  private static let ordinary = [
    (
      "drivers/net/wireless/realtek/rtw88/tx.c",
      "rtw_8822ce 0000:01:00.0: failed to get tx report from firmware"
    ),
    (
      "drivers/net/wireless/realtek/rtw88/ps.c", "rtw_8822ce 0000:01:00.0: firmware failed to leave lps state"
    ),
    (
      "drivers/misc/mei/hw-me.c",
      "mei_me 0000:00:16.0: unexpected reset: dev_state = ENABLED fw status = 90000255 60000106 00000200"
    ),
    ("drivers/input/mouse/elantech.c", "psmouse serio1: elantech: failed to query firmware version."),
    ("arch/x86/kernel/cpu/bugs.c", "MDS: Vulnerable: Clear CPU buffers attempted, no microcode"),
    ("arch/x86/kernel/cpu/microcode/core.c", "microcode: Current revision: 0x000000f0"),
    (
      "drivers/char/tpm/tpm_tis_core.c",
      "tpm tpm0: [Firmware Bug]: TPM interrupt not working, polling instead"
    ),
    ("drivers/scsi/megaraid", "megaraid_sas 0000:03:00.0: firmware crash dump\t: no"),
    (
      "drivers/net/ethernet/intel/i40e",
      "i40e 0000:01:00.0: fw 6.0.48442 api 1.7 nvm 6.01 0x800034af 1.1747.0"
    ),
    ("drivers/gpu/drm/i915/gt/uc", "i915 0000:00:02.0: [drm] GT0: HuC: authenticated for all workloads"),
    ("drivers/gpu/drm/nouveau", "nouveau 0000:01:00.0: pmu: firmware unavailable"),
    (
      "drivers/net/wireless/intel/iwlwifi",
      "iwlwifi 0000:00:14.3: Microcode SW error detected. Restarting 0x0."
    ),
    ("drivers/net/wireless/intel/iwlwifi", "iwlwifi 0000:00:14.3: WRT: Invalid buffer destination"),
    ("net/wireless/reg.c", "cfg80211: failed to load regulatory.db"),
    (
      "drivers/platform/x86/thinkpad_acpi.c",
      "thinkpad_acpi: WARNING: This firmware may be missing critical bug fixes and/or important features"
    ),
  ]

  @Test("are no failures", arguments: known + heldBack + ordinary)
  func passesOver(source: String, line: String) {
    #expect(FirmwareLine(source, line, nil).found?.isFailure != true)
  }
}

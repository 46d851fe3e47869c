import Hardware
import Testing

@Suite("Lines that people reported and that were not looked at before the words were chosen")
struct HeldBackLinesTests {
  /// The words that the other lines had given caught 23 of these 31 as failures, 22 of them with the right file; then
  /// what the other kinds have in common was added.
  private static let failures = [
    FirmwareLine(
      "NVIDIA/open-gpu-kernel-modules #943",
      "nvidia 0000:01:00.0: loading /lib/firmware/nvidia/570.133.20/gsp_ga10x.bin failed with error -4",
      .refused,
      "nvidia/570.133.20/gsp_ga10x.bin"),
    FirmwareLine(
      "NVIDIA/open-gpu-kernel-modules #943", "NVRM: RmInitAdapter: Cannot initialize GSP firmware RM", .failed
    ),
    FirmwareLine(
      "denysvitali/linux-on-pixel-c #2", "nouveau 0000:01:00.0: gr: failed to load gr/gpccs_inst", .failed,
      "gr/gpccs_inst"),
    FirmwareLine(
      "libretro/Lakka-LibreELEC #1581",
      "Bluetooth: hci0: failed to request rampatch file: qca/rampatch_usb_00000302.bin (-2)", .missing,
      "qca/rampatch_usb_00000302.bin"),
    FirmwareLine(
      "qualcomm-linux/kernel #1136",
      "[    9.066102][  T108] Bluetooth: hci0: QCA Failed to request file: qca/wcnhpbtfw21.tlv (-2)",
      .missing,
      "qca/wcnhpbtfw21.tlv"),
    FirmwareLine(
      "TheMojoMan/xiaomi-nabu #1", "Bluetooth: hci0: QCA Failed to request file: qca/crnv32u.bin (-2)",
      .missing,
      "qca/crnv32u.bin"),
    FirmwareLine(
      "debian-sparc 2010-02", "qla2xxx 0000:00:04.0: Failed to load firmware image (ql2200_fw.bin).", .failed,
      "ql2200_fw.bin"),
    FirmwareLine("debian-sparc 2010-02", "qla2xxx 0000:00:04.0: Firmware image unavailable.", .missing),
    FirmwareLine(
      "SUSE 000020576", "4xxx 0000:6b:00.0: Direct firmware load for qat_4xxx_mmp.bin failed with error -2",
      .missing,
      "qat_4xxx_mmp.bin"),
    FirmwareLine(
      "launchpad.net 549383", "usb 1-4: (p54usb) cannot load firmware isl3887usb (-2)!", .missing,
      "isl3887usb"),
    FirmwareLine(
      "a Gentoo forum thread, p54", "0000:00:0e.0 (prism54pci): cannot find firmware (isl3886)", .missing,
      "isl3886"),
    FirmwareLine(
      "prism54-users 2004-07", "prism54: request_firmware() failed for 'isl3890'", .missing, "isl3890"),
    FirmwareLine(
      "prism54-users 2004-07", "eth0: could not upload firmware ('isl3890')", .refused, "isl3890"),
    FirmwareLine(
      "bugs.archlinux.org 19912", "bnx2: Can't load firmware file \"bnx2/bnx2-mips-06-5.0.0.j6.fw\"", .failed,
      "bnx2/bnx2-mips-06-5.0.0.j6.fw"),
    FirmwareLine(
      "debian-kernel 127126", "bnx2x 0000:02:00.1: firmware: failed to load bnx2x/bnx2x-e2-7.13.21.0.fw (-2)",
      .missing,
      "bnx2x/bnx2x-e2-7.13.21.0.fw"),
    FirmwareLine(
      "forums.fogproject.org 18087",
      "ice 0000:01:00.0: The DDP package file was not found or could not be read. Entering Safe Mode",
      .missing),
    FirmwareLine("forums.fogproject.org 18087", "ice 0000:01:00.0: Fail during requesting FW: -2", .missing),
    FirmwareLine(
      "a blog, Hauppauge DVB-S2",
      "Apr 7 08:35:22 host kernel: [ 711.140466] cx24116_firmware_ondemand: No firmware uploaded (timeout or file not found?)",
      .missing),
    FirmwareLine(
      "a blog, Hauppauge DVB-S2", "cx24116_cmd_execute(): Unable initialise the firmware", .failed),
    FirmwareLine(
      "debian-user 546788", "[66185.560383] Failed to load \"vicam/firmware.fw\": -2", .missing,
      "vicam/firmware.fw"),
    FirmwareLine(
      "pvrusb2 2007-02", "pvrusb2: size of v4l-cx2341x-enc.fw firmware must be a multiple of 8192B", .refused,
      "v4l-cx2341x-enc.fw"),
    FirmwareLine(
      "lwfinger/rtl8188eu #142", "[  796.025107] Request firmware failed with error 0xfffffffe", .missing),
    FirmwareLine(
      "linux-surface/linux-surface #715",
      "mwifiex_pcie 0000:01:00.0: Failed to get firmware mrvl/pcie8897_uapsta.bin", .missing,
      "mrvl/pcie8897_uapsta.bin"),
    FirmwareLine(
      "SiliconLabs/wfx-linux-driver #2", "wfx-sdio mmc2:0001:1: can't load wfx/wfm_wf200.sec", .failed,
      "wfx/wfm_wf200.sec"),
    FirmwareLine("maxnet/berryboot #259", "r8712u: Firmware request failed", .missing),
    FirmwareLine(
      "onitake/gsl-firmware #203", "silead_ts i2c-MSSL1680:00: Firmware request error -2", .missing),
    FirmwareLine(
      "onitake/gsl-firmware #174", "silead_ts i2c-MSSL1680:00: Firmware load error -110", .refused),
    FirmwareLine(
      "askubuntu.com 60763", "[   22.119132] firmware: emu/emu1010b.fw not found. Err = -2", .missing,
      "emu/emu1010b.fw"),
    FirmwareLine(
      "askubuntu.com 60763", "emu1010: Loading Firmware file emu/emu1010b.fw failed", .failed,
      "emu/emu1010b.fw"),
    FirmwareLine("launchpad.net 145921", "38.932667] get_firmware(): Firmware not available (-2)", .missing),
    FirmwareLine(
      "launchpad.net 1122377",
      "snd_asihpi 0000:04:02.0: Incompatible firmware version DSP image 9F60 != Driver 40A01", .refused),
  ]

  private static let harmless = [
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
    ("qualcomm-linux/meta-qcom #1497", "Bluetooth: hci0: Reading QCA version information failed (-110)"),
  ]

  /// Those that were looked at after that: all 21 were read as they are expected.
  private static let second = [
    FirmwareLine(
      "launchpad.net 667177",
      "smscore_set_device_mode: error -2 loading firmware: sms1xxx-hcw-55xxx-dvbt-02.fw, trying again with default firmware",
      .missing, "sms1xxx-hcw-55xxx-dvbt-02.fw"),
    FirmwareLine(
      "launchpad.net 667177",
      "[595404.423143] smscore_set_device_mode: error -2 loading firmware: dvb_nova_12mhz_b0.inp", .missing,
      "dvb_nova_12mhz_b0.inp"),
    FirmwareLine(
      "debian-kernel 2022-02 65",
      "usb 5-1: ezusb_ihex_firmware_download - ezusb_writememory failed writing internal memory (-110 7F92 00000000b8cbdc0a 1)",
      .refused),
    FirmwareLine(
      "debian-kernel 2022-02 65", "[624304.121545] usb 5-1: failed to load firmware \"keyspan/usa49wlc.fw\"",
      .failed,
      "keyspan/usa49wlc.fw"),
    FirmwareLine(
      "launchpad.net 357865", "usb 2-4: Required keyspan firmware image (keyspan/usa19.fw) unavailable.",
      .missing,
      "keyspan/usa19.fw"),
    FirmwareLine(
      "winterheart/broadcom-bt-firmware #20", "Bluetooth: hci0: Failed to send firmware data (-110)", .refused
    ),
    FirmwareLine(
      "irreleph4nt/mkinitcpio-bluetooth #12",
      "Bluetooth: hci0: Failed to load Intel firmware file intel/ibt-0041-0041.sfi (-2)", .missing,
      "intel/ibt-0041-0041.sfi"),
    FirmwareLine(
      "club.mandriva.com IPW2200FWLoadError", "ipw2200: Unable to load firmware: 0xFFFFFFFE", .failed),
    FirmwareLine(
      "a blog, Gentoo on a laptop", "ipw2200: ipw-2.4-boot.fw load failed: Reason -2", .missing,
      "ipw-2.4-boot.fw"),
    FirmwareLine("forum.tinycorelinux.net 5341", "ipw2200: Unable to load firmware: -2", .missing),
    FirmwareLine(
      "w2xg2022/ax18usb #6",
      "ath11k c000000.wifi: Direct firmware load for ath11k/IPQ6018/hw1.0/caldata.bin failed with error -2",
      .missing,
      "ath11k/IPQ6018/hw1.0/caldata.bin"),
    FirmwareLine(
      "openwrt/mt76 #872",
      "mt7615e 0000:02:00.0: mediatek/mt7663pr2h.bin not found, switching to mediatek/mt7663pr2h_rebb.bin",
      .missing,
      "mediatek/mt7663pr2h.bin"),
    FirmwareLine(
      "openwrt/mt76 #872", "mt7615e 0000:02:00.0: failed to load mediatek/mt7663pr2h_rebb.bin", .failed,
      "mediatek/mt7663pr2h_rebb.bin"),
    FirmwareLine("zd1211-devs 1897", "zd1211rw 1-1:1.0: couldn't load firmware. Error number -2", .missing),
    FirmwareLine(
      "lwfinger/rtw89 #163", "rtw89_8852be 0000:03:00.0: failed to early request firmware: -22", .refused),
    FirmwareLine("lwfinger/rtw89 #163", "rtw89_8852be 0000:03:00.0: no firmware loaded", .missing),
    FirmwareLine(
      "lwfinger/rtw89 #266", "rtw89_8852ae 0000:09:00.0: failed to recognize firmware elements", .failed),
    FirmwareLine(
      "lwfinger/rtw89 #168", "rtw89_8852be 0000:01:00.0: failed to wait firmware completion", .failed),
    FirmwareLine(
      "OnlineLearningTutorials/mt7902_temp #44", "mt7921e 0000:02:00.0: Failed to start WM firmware", .refused
    ),
    FirmwareLine(
      "flipperdevices/flipperone-linux-build-scripts #24",
      "mt7921u 2-1.1:1.3: Timeout for initializing firmware",
      .refused),
    FirmwareLine(
      "home-assistant/operating-system #2026", "iwlwifi 0000:01:00.0: Failed to run INIT ucode: -5", .refused),
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

  @Test("are read", arguments: failures + second)
  func reads(_ line: FirmwareLine) {
    #expect(line.found?.isFailure == true)
    #expect(line.found?.outcome == line.outcome)
    #expect(line.found?.file == line.file)
  }

  @Test("of good starts are no failures", arguments: harmless + ordinary)
  func passesOver(source: String, line: String) {
    #expect(FirmwareLine(source, line, nil).found?.isFailure != true)
  }
}

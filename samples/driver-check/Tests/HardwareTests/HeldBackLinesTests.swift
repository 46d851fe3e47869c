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

  /// Those that were looked at last, of drivers that none of the others is of: 13 of these 14 were read as failures, 11
  /// as they are expected, before what was wrong was mended.
  private static let third = [
    FirmwareLine(
      "thesofproject/linux #5732",
      "slave-tas2783 sdw:0:1:0102:0000:01:d: Failed to read fw binary 8EB4-1-D.bin",
      .failed, "8EB4-1-D.bin"),
    FirmwareLine(
      "thesofproject/linux #5732",
      "slave-tas2783 sdw:0:2:0102:0000:01:c: Direct firmware load for 8EB4-2-C.bin failed with error -2",
      .missing,
      "8EB4-2-C.bin"),
    FirmwareLine(
      "RobertCNelson/netinstall #75",
      "[   23.726871] Bluetooth: hci0: request_firmware failed(errno -2) for ti-connectivity/TIInit_11.8.32.bts",
      .missing, "ti-connectivity/TIInit_11.8.32.bts"),
    FirmwareLine(
      "RobertCNelson/netinstall #75", "Bluetooth: hci0: download firmware failed, retrying...", .refused),
    FirmwareLine(
      "RobertCNelson/netinstall #75",
      "wlcore: ERROR could not get firmware ti-connectivity/wl18xx-fw-4.bin: -2",
      .missing, "ti-connectivity/wl18xx-fw-4.bin"),
    FirmwareLine(
      "avafinger/bpi-m64-firmware #8",
      "dhdsdio_download_code_file: Open firmware file failed /lib/firmware/ap6212/fw_bcm43438a1.bin",
      .missing,
      "ap6212/fw_bcm43438a1.bin"),
    FirmwareLine(
      "avafinger/bpi-m64-firmware #8", "_dhdsdio_download_firmware: dongle image file download failed",
      .refused),
    FirmwareLine(
      "linux4wilc/driver #26", "[wilc_wlan_initialize:1185] Failed to configure firmware", .failed),
    FirmwareLine(
      "linux4wilc/driver #41",
      "wilc_sdio mmc1:0001:1 wlan0: INFO [linux_wlan_start_firmware]Firmware start timed out", .refused),
    FirmwareLine(
      "forum.tinycorelinux.net 19200",
      "b43-phy0 ERROR: Firmware file \"b43/ucode5.fw\" request failed (err=-12)", .missing, "b43/ucode5.fw"),
    FirmwareLine(
      "opensuse-factory 2015-10", "ieee80211 phy0: brcmsmac: fail to load firmware brcm/bcm43xx-0.fw",
      .failed,
      "brcm/bcm43xx-0.fw"),
    FirmwareLine(
      "opensuse-factory 2015-10",
      "ieee80211 phy0: brcms_check_firmwares: non integral fw hdr file size 5062/12", .refused),
    FirmwareLine(
      "freifunk-gluon/gluon #758",
      "ath10k_pci 0000:01:00.0: could not fetch firmware file 'ath10k/QCA988X/hw2.0/firmware-5.bin': -11",
      .missing,
      "ath10k/QCA988X/hw2.0/firmware-5.bin"),
    FirmwareLine(
      "pop-os/pipewire #81",
      "snd_hda_intel 0000:00:1f.3: Direct firmware load for legion7_2023_patch failed with error -2",
      .missing,
      "legion7_2023_patch"),
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

  @Test("are read", arguments: failures + second + third)
  func reads(_ line: FirmwareLine) {
    #expect(line.found?.isFailure == true)
    #expect(line.found?.outcome == line.outcome)
    #expect(line.found?.file == line.file)
  }
}

/// The machines that the tests look at.
extension MachineTree {
  /// Debian etch as the article has it, before the wireless packages: only main in apt's sources.
  public static var etch: MachineTree {
    var tree = MachineTree(age: .old, kernel: "2.6.18-4-686", modules: "modules-2.6.18")
    tree.unbound = ["0000:08:00.0"]
    tree.packages = ["linux-image-2.6.18-4-686": "2.6.18.dfsg.1-11", "pciutils": "1:2.2.4"]
    tree.files = common.merging([
      "/etc/debian_version": "4.0\n",
      "/etc/apt/sources.list": """
      # deb cdrom:[Debian GNU/Linux 4.0 r0 _Etch_ - Official i386 NETINST]/ etch contrib main

      deb http://ftp.debian.org/debian/ etch main
      deb-src http://ftp.debian.org/debian/ etch main
      deb http://security.debian.org/ etch/updates main

      """,
      "/proc/modules": "tg3 103172 0 - Live 0xf8b2f000\nsnd_hda_intel 17748 1 - Live 0xf8a00000\n",
      "/proc/ide/hdc/media": "cdrom\n",
      "/proc/ide/hdc/model": "TSSTcorpCD/DVDW TS-L532M\n",
      "/proc/acpi/battery/C23B/info": "present:                 yes\ndesign capacity:         59000 mWh\n",
      "/sys/block/hdc/dev": "22:0\n",
      "/var/log/dmesg":
        "Linux version 2.6.18-4-686 (Debian 2.6.18.dfsg.1-11)\ntg3: eth0: Link is up at 100 Mbps\n",
    ]) { $1 }
    return tree
  }

  /// The same when all is done that the article tells.
  public static var etchWithWireless: MachineTree {
    var tree = etch
    tree.unbound = []
    tree.packages.merge([
      "ipw3945d": "1.7.22-4", "firmware-ipw3945": "0.4", "ipw3945-modules-2.6.18-4-686": "2.6.18+1.1.2-2",
    ]) { $1 }
    tree.extraModules = [("misc/ipw3945.ko", ["pci:v00008086d00004222sv*sd*bc*sc*i*"], true)]
    tree.files["/etc/apt/sources.list"] = "deb http://ftp.debian.org/debian/ etch main contrib non-free\n"
    tree.files["/lib/firmware/ipw3945.ucode"] = "firmware"
    tree.files["/proc/modules", default: ""] += "ipw3945 94368 1 - Live 0xf8c00000\n"
    return tree
  }

  /// The packages are there, but depmod has not run: the article's 'kinda weird'.
  public static var etchStale: MachineTree {
    var tree = etchWithWireless
    tree.unbound = ["0000:08:00.0"]
    tree.extraModules = [("misc/ipw3945.ko", ["pci:v00008086d00004222sv*sd*bc*sc*i*"], false)]
    return tree
  }

  /// Debian sarge, whose kernel does not know the disk's controller.
  public static var sarge: MachineTree {
    var tree = etch
    tree.kernel = "2.6.8-2-686"
    tree.unbound = ["0000:00:1f.2", "0000:08:00.0", "0000:00:1b.0", "0000:02:06.3"]
    tree.files["/var/log/dmesg"]?.replace("2.6.18-4-686", with: tree.kernel)
    tree.files["/etc/debian_version"] = "3.1\n"
    tree.files["/etc/apt/sources.list"] = "deb http://archive.debian.org/debian sarge main\n"
    tree.lackingModules = ["ata_piix", "ahci", "snd_hda_intel", "sdhci"]
    return tree
  }

  /// Debian bookworm with everything in place.
  public static var bookworm: MachineTree {
    var tree = MachineTree(age: .new, kernel: "6.1.0-56-amd64", modules: "modules-6.1")
    tree.packages = ["linux-image-6.1.0-56-amd64": "6.1.192-2", "firmware-iwlwifi": "20230210-5"]
    tree.files = common.merging([
      "/etc/os-release": "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_CODENAME=bookworm\n",
      "/etc/debian_version": "12.11\n",
      "/etc/apt/sources.list.d/debian.sources": """
      Types: deb
      URIs: http://deb.debian.org/debian
      Suites: bookworm bookworm-updates
      Components: main non-free-firmware
      Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

      """,
      "/proc/modules": "iwl3945 77824 0 - Live 0x0\nsnd_hda_intel 57344 1 - Live 0x0\n",
      "/lib/firmware/iwlwifi-3945-2.ucode": "firmware",
      "/sys/class/power_supply/BAT0/type": "Battery\n",
      "/sys/class/power_supply/BAT0/present": "1\n",
      "/sys/class/power_supply/BAT0/energy_full_design": "59000000\n",
      "/sys/class/power_supply/BAT0/serial_number": "05412-2006/11/23\n",
      "/var/log/dmesg": """
      [    0.000000] Linux version 6.1.0-56-amd64 (debian-kernel@lists.debian.org)
      [   12.345678] iwl3945 0000:08:00.0: firmware: direct-loading firmware iwlwifi-3945-2.ucode
      [   12.400000] iwl3945 0000:08:00.0: loaded firmware version 15.32.2.9

      """,
    ]) { $1 }
    return tree
  }

  /// The same as it is installed first: no firmware, and the area that has it not in apt's sources.
  public static var bookwormBare: MachineTree {
    var tree = bookworm
    tree.packages["firmware-iwlwifi"] = nil
    tree.files["/lib/firmware/iwlwifi-3945-2.ucode"] = nil
    tree.files["/etc/apt/sources.list.d/debian.sources"]?.replace(" non-free-firmware", with: "")
    tree.files["/var/log/dmesg"] = """
      [    0.000000] Linux version 6.1.0-56-amd64 (debian-kernel@lists.debian.org)
      [   12.345678] iwl3945 0000:08:00.0: firmware: failed to load iwlwifi-3945-2.ucode (-2)
      [   12.345699] iwl3945 0000:08:00.0: Direct firmware load for iwlwifi-3945-2.ucode failed with error -2
      [   12.345710] iwl3945 0000:08:00.0: iwlwifi-3945-2.ucode firmware file req failed: -2

      """
    return tree
  }

  /// What every one of them shows.
  private static let common = [
    "/sys/class/dmi/id/sys_vendor": "Hewlett-Packard\n",
    "/sys/class/dmi/id/product_name": "HP Compaq nx6320 (RH369EA#ABD)\n",
    "/sys/class/dmi/id/board_name": "30AA\n",
    "/sys/class/dmi/id/product_serial": "CNU6431XYZ\n",
    "/sys/class/dmi/id/product_uuid": "4f2bc7a0-6d3e-11db-8d3e-00005e005301\n",
    "/proc/cpuinfo": (0...1).map { number in
      """
      processor\t: \(number)
      vendor_id\t: GenuineIntel
      cpu family\t: 6
      model\t\t: 14
      model name\t: Genuine Intel(R) CPU           T2500  @ 2.00GHz
      flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr nx constant_tsc pni

      """
    }.joined(separator: "\n"),
    "/usr/share/misc/pci.ids": """
    104c  Texas Instruments
    \t803d  PCIxx12 GemCore based SmartCard controller
    14e4  Broadcom Inc. and subsidiaries
    \t169c  NetXtreme BCM5788 Gigabit Ethernet
    8086  Intel Corporation
    \t4222  PRO/Wireless 3945ABG [Golan] Network Connection
    C 02  Network controller
    \t80  Network controller

    """,
    "/usr/share/misc/usb.ids": "03f0  HP, Inc\n\t171d  Bluetooth 2.0 Interface [Broadcom BCM2045]\n",
    "/proc/meminfo": "MemTotal:      2061100 kB\nMemFree:       1400000 kB\n",
  ]
}

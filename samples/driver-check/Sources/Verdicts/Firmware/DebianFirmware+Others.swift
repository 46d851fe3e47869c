extension DebianFirmware {
  /// Packages of main, and such as fetch the files when they are installed.
  static let others = """
    ath9k_htc/ firmware-ath9k-htc
    b43-open/ firmware-linux-free
    carl9170- firmware-linux-free trixie:firmware-carl9170
    ipw3945 firmware-ipw3945
    isci/ firmware-linux-free
    nvidia/4 firmware-nvidia-gsp
    nvidia/5 firmware-nvidia-gsp
    nvidia/6 firmware-nvidia-gsp
    """

  /// What was different before bullseye, whose archive has no index any more: the packages' own changelogs.
  static let before = """
    amdgpu/ firmware-linux-nonfree stretch:firmware-amd-graphics
    b43/ b43-fwcutter squeeze:firmware-b43-installer
    b43legacy/ b43-fwcutter squeeze:firmware-b43legacy-installer
    bcm43xx_ bcm43xx-fwcutter
    e100/ firmware-linux-nonfree stretch:firmware-misc-nonfree
    i915/ firmware-linux-nonfree stretch:firmware-misc-nonfree
    mt76 firmware-linux-nonfree stretch:firmware-misc-nonfree
    nvidia/ firmware-linux-nonfree stretch:firmware-misc-nonfree
    r128/ firmware-linux-nonfree stretch:firmware-amd-graphics
    radeon/ firmware-linux-nonfree stretch:firmware-amd-graphics
    rt2 firmware-ralink stretch:firmware-misc-nonfree
    rt3 firmware-ralink stretch:firmware-misc-nonfree
    rt73 firmware-ralink stretch:firmware-misc-nonfree
    tigon/ firmware-linux-nonfree stretch:firmware-misc-nonfree
    """
}

/// The packages of other distributions that firmware files are in, in the form of `DebianFirmware`; `*` is all the rest.
enum OtherFirmware {
  /// Ubuntu has one package for what Debian has in many, and Debian's own for some others.
  static let ubuntu = """
    * linux-firmware
    atmel_ atmel-firmware
    b43/ firmware-b43-installer
    b43legacy/ firmware-b43legacy-installer
    intel/sof firmware-sof-signed
    """

  /// Fedora, by the lists of files in the specification of its linux-firmware of September 2025, and the packages beside
  /// it for sound and old radios.
  static let fedora = """
    * linux-firmware
    amdgpu/ amd-gpu-firmware
    amdnpu/ amd-gpu-firmware
    ar3k/ atheros-firmware
    as102_data dvb-firmware
    ath10k/ atheros-firmware
    ath11k/ atheros-firmware
    ath12k/ atheros-firmware
    ath6k/ atheros-firmware
    ath9k_htc/ atheros-firmware
    atmel_ atmel-firmware
    b43/ b43-firmware
    brcm/ brcmfmac-firmware
    cirrus/ cirrus-audio-firmware
    cmmb dvb-firmware
    ctefx.bin alsa-firmware
    ctspeq.bin alsa-firmware
    cypress/ brcmfmac-firmware
    dvb dvb-firmware
    emu/ alsa-firmware
    i915/ intel-gpu-firmware
    intel/avs/ intel-audio-firmware
    intel/catpt/ intel-audio-firmware
    intel/dsp_fw intel-audio-firmware
    intel/fw_sst intel-audio-firmware
    intel/ipu intel-vsc-firmware
    intel/irci_irci intel-vsc-firmware
    intel/sof alsa-sof-firmware
    intel/vsc/ intel-vsc-firmware
    ipw2100 ipw2100-firmware
    ipw2200 ipw2200-firmware
    isdbt dvb-firmware
    iwlwifi- iwlwifi-mvm-firmware
    iwlwifi-1 iwlwifi-dvm-firmware
    iwlwifi-2 iwlwifi-dvm-firmware
    iwlwifi-3945 iwlegacy-firmware
    iwlwifi-4965 iwlegacy-firmware
    iwlwifi-5 iwlwifi-dvm-firmware
    iwlwifi-6 iwlwifi-dvm-firmware
    libertas/ libertas-firmware
    mediatek/ mt7xxx-firmware
    mrvl/sd8787 libertas-firmware
    mt76 mt7xxx-firmware
    nvidia/a nvidia-gpu-firmware
    nvidia/g nvidia-gpu-firmware
    nvidia/tu nvidia-gpu-firmware
    nxp/ nxpwireless-firmware
    qca/ atheros-firmware
    qed/ qed-firmware
    radeon/ amd-gpu-firmware
    rtl_bt/ realtek-firmware
    rtlwifi/ realtek-firmware
    rtw88/ realtek-firmware
    rtw89/ realtek-firmware
    sms1xxx dvb-firmware
    tdmb dvb-firmware
    ti-connectivity/ tiwilink-firmware
    v4l-cx2 dvb-firmware
    zd1211/ zd1211-firmware
    """
}

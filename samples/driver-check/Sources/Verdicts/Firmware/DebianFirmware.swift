/// The packages of Debian that firmware files are in.
///
/// Made by `tools/firmware-table` on 2026-11-27 from the contents of bullseye, bookworm, trixie, forky, sid.
enum DebianFirmware {
  /// How names of files begin, the package, and for each later one the release that it came with; of the rows that fit,
  /// the longest counts.
  static let table = """
    8E8 firmware-misc-nonfree
    8EF firmware-misc-nonfree
    BCM2033- bluez-firmware
    INT8866RCA2.bin firmware-misc-nonfree
    STLC2500_R4_0 bluez-firmware
    TAS2XXX firmware-misc-nonfree
    TIAS2781RCA firmware-misc-nonfree
    TXNW2781RCA firmware-misc-nonfree
    agere_ firmware-misc-nonfree
    ar5523.bin firmware-atheros
    ar7010 firmware-atheros
    ar9271.fw firmware-atheros
    as102_data firmware-misc-nonfree
    ast_dp501_fw.bin firmware-ast
    ath3k-1.fw firmware-atheros
    atmel_at76c50 atmel-firmware
    bmi260-init-data.fw firmware-misc-nonfree
    cbfw- firmware-qlogic
    cmmb_ve firmware-siano
    cs42l43.bin firmware-cirrus
    ct2fw- firmware-qlogic
    ctefx.bin firmware-misc-nonfree
    ctfw- firmware-qlogic
    ctspeq.bin firmware-misc-nonfree
    dvb- firmware-misc-nonfree
    dvb_nova_12mhz firmware-siano
    f2255usb.bin firmware-misc-nonfree
    hfi1_ firmware-misc-nonfree trixie:firmware-intel-misc
    htc_ firmware-atheros
    i2400m-fw-usb- firmware-intelwimax
    i6050-fw-usb-1.5.sbcf firmware-intelwimax
    ipw2 firmware-ipw2x00
    isdbt_ firmware-siano
    iwlwifi- firmware-iwlwifi
    lbtf_usb.bin firmware-libertas
    libertas_cs firmware-libertas
    lt8713sx_fw.bin firmware-misc-nonfree
    lt9611uxc_fw.bin firmware-misc-nonfree
    mt76 firmware-misc-nonfree trixie:firmware-mediatek
    mts_ firmware-misc-nonfree
    myri10ge_ firmware-myricom
    phanfw.bin firmware-netxen
    qat_ firmware-misc-nonfree trixie:firmware-intel-misc
    ql2 firmware-qlogic
    rp2.fw firmware-misc-nonfree
    rt2 firmware-misc-nonfree trixie:firmware-mediatek
    rt3 firmware-misc-nonfree trixie:firmware-mediatek
    rt73.bin firmware-misc-nonfree trixie:firmware-mediatek
    s2250 firmware-misc-nonfree
    sd8 firmware-libertas
    sms1xxx- firmware-siano
    tdmb_nova_12mhz.inp firmware-siano
    usb8388.bin firmware-libertas
    v4l-cx231xx-avcore-01.fw firmware-misc-nonfree
    v4l-cx23418- firmware-misc-nonfree
    v4l-cx2341x- firmware-ivtv
    v4l-cx23885-avcore-01.fw firmware-misc-nonfree
    v4l-cx25840.fw firmware-misc-nonfree
    v4l-pvrusb2-2 firmware-ivtv
    vntwusb.fw firmware-misc-nonfree
    vpu_ firmware-mediatek
    wil firmware-atheros
    wsm_22.bin firmware-misc-nonfree
    3com/ firmware-misc-nonfree
    HP/ firmware-intel-misc
    LENOVO/ firmware-intel-misc
    Lontium/ firmware-misc-nonfree
    RTL8192E/ firmware-realtek
    advansys/ firmware-misc-nonfree
    aeonsemi/ firmware-misc-nonfree
    airoha/ firmware-misc-nonfree
    amdgpu/ firmware-amd-graphics
    amdnpu/ firmware-amd-graphics
    ar3k/ firmware-atheros
    ath10k/ firmware-atheros
    ath11k/ firmware-atheros
    ath12k/ firmware-atheros
    ath6k/ firmware-atheros
    ath9k_htc/ firmware-atheros
    b43/ firmware-b43-installer
    b43legacy/ firmware-b43legacy-installer
    bnx2/ firmware-bnx2
    bnx2x/ firmware-bnx2x
    brcm/ firmware-brcm80211
    brcm/BCM-0 firmware-misc-nonfree
    brcm/BCM434 bluez-firmware
    cavium/ firmware-cavium
    cirrus/ firmware-cirrus
    cxgb3/ firmware-misc-nonfree
    cxgb4/ firmware-misc-nonfree
    cypress/ firmware-brcm80211
    dabusb/ firmware-misc-nonfree
    dell/ firmware-intel-misc
    e100/ firmware-misc-nonfree trixie:firmware-intel-misc
    ene-ub6250/ firmware-misc-nonfree
    go7007/ firmware-misc-nonfree
    i915/ firmware-misc-nonfree trixie:firmware-intel-graphics
    intel/IntcSST2.bin firmware-intel-sound
    intel/avs/ firmware-intel-sound
    intel/catpt/ firmware-intel-sound
    intel/dsp_fw_ firmware-intel-sound
    intel/fw_sst_ firmware-intel-sound
    intel/ibt- firmware-iwlwifi
    intel/ipu3-fw.bin firmware-intel-graphics
    intel/irci_irci_ecr-master_20161208_0213_20170112_1500.bin firmware-misc-nonfree trixie:firmware-intel-graphics
    intel/ice/ firmware-misc-nonfree trixie:firmware-intel-misc
    intel/ipu/ firmware-intel-graphics
    intel/ish/ firmware-intel-misc
    intel/iwlwifi/ firmware-iwlwifi
    intel/qat/ firmware-intel-misc
    intel/sof- firmware-sof-signed
    intel/sof-ipc4-lib/ firmware-sof-signed
    intel/sof-ipc4-tplg/ firmware-sof-signed
    intel/sof-ipc4/ firmware-sof-signed
    intel/sof-tplg-v1.7/ firmware-sof-signed
    intel/sof-tplg/ firmware-sof-signed
    intel/sof/ firmware-sof-signed
    intel/vpu/ firmware-intel-misc
    intel/vsc/ firmware-intel-graphics
    kaweth/ firmware-misc-nonfree
    libertas/ firmware-libertas
    liquidio/ firmware-cavium
    matrox/ firmware-misc-nonfree
    mediatek/ firmware-misc-nonfree trixie:firmware-mediatek
    microchip/ firmware-misc-nonfree
    moxa/ firmware-misc-nonfree
    mrvl/ firmware-libertas
    mwl8k/ firmware-libertas
    nvidia/ firmware-misc-nonfree trixie:firmware-nvidia-graphics
    qca/ firmware-atheros
    qed/ firmware-qlogic
    qlogic/ firmware-qlogic
    r128/ firmware-amd-graphics
    radeon/ firmware-amd-graphics
    realtek/ firmware-realtek
    rtl_bt/ firmware-realtek
    rtl_bt/rtl8192e firmware-realtek
    rtl_bt/rtl8723a_fw.bin firmware-realtek
    rtl_bt/rtl8723b firmware-realtek
    rtl_bt/rtl8723cs_xx_ firmware-realtek-rtl8723cs-bt trixie:firmware-realtek
    rtl_bt/rtl8723d_ firmware-realtek
    rtl_bt/rtl8761 firmware-realtek
    rtl_bt/rtl88 firmware-realtek
    rtl_bt/rtl8922au_ firmware-realtek
    rtl_nic/ firmware-realtek
    rtlwifi/ firmware-realtek
    rtw88/ firmware-realtek
    rtw89/ firmware-realtek
    sdca/ firmware-cirrus
    silabs/ firmware-misc-nonfree
    tehuti/ firmware-misc-nonfree
    ti-connectivity/ firmware-ti-connectivity
    tigon/ firmware-misc-nonfree
    ueagle-atm/ firmware-misc-nonfree
    wfx/ firmware-misc-nonfree
    xe/ firmware-intel-graphics
    zd1211/ firmware-zd1211
    """
}

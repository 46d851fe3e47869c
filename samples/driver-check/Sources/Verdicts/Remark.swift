import Archive
import Hardware
import Modules
import Sysroot

/// Something about the machine as a whole.
public struct Remark: Sendable, Equatable {
  /// A name that stays the same over releases: `modules-dep-stale`.
  public let identifier: String

  /// Whether something should be done.
  public let isFault: Bool
  public let text: String
  public let steps: [Step]

  init(_ identifier: String, isFault: Bool = false, _ text: String, steps: [Step] = []) {
    self.identifier = identifier
    self.isFault = isFault
    self.text = text
    self.steps = steps
  }
}

extension Machine {
  /// All remarks, those first that are about more.
  public var remarks: [Remark] {
    [
      kernelRemark, sysfsRemark, bitsRemark, modulesRemark, dependenciesRemark, logRemark, firmwareRemark,
      namesRemark,
      suiteRemark, lockdownRemark, boardRemark,
    ].compactMap(\.self)
  }

  private var kernelRemark: Remark? {
    if isHypothetical {
      return Remark(
        "other-kernel",
        "The report is about kernel \(release ?? "?"), not \(inventory.kernel ?? "the one") that runs: what is bound now was not asked."
      )
    }
    return kernel == nil
      ? Remark(
        "kernel-unknown",
        "Which kernel runs is not to be found out\(release.map { " from '\($0)'" } ?? ""); say it with --kernel."
      )
      : nil
  }

  private var sysfsRemark: Remark? {
    showsDevices
      ? nil
      : Remark(
        "sysfs-missing", isFault: true, "There is no /sys, so that no device is to be seen.",
        steps: [.advice("run it where /sys is mounted")])
  }

  /// Debian's last release with kernels of 32 bits for PCs is bookworm.
  private var bitsRemark: Remark? {
    guard let processor = inventory.device(called: "cpu"), processor.isOf32BitsOnly else { return nil }
    if let suite, Suite.named("trixie").map(suite.isAtLeast) == true {
      return Remark(
        "processor-32-bit", isFault: isHypothetical,
        "The processor has 32 bits only: Debian \(suite.codename) has no kernel for it, bookworm is the last that has."
      )
    }
    guard isHypothetical, let release, release.contains("amd64") || release.contains("x86_64") else {
      return nil
    }
    return Remark(
      "processor-32-bit", isFault: true,
      "The processor has 32 bits only: \(release), which is for 64, does not start on it.",
      steps: [.advice("take a kernel for 32 bits, from linux-image-686-pae or linux-image-686")])
  }

  /// Boards without PCI have most of their devices on no bus that can be asked what there is.
  private var boardRemark: Remark? {
    guard tree.exists("/sys/firmware/devicetree/base") else { return nil }
    return Remark(
      "board-devices",
      "Devices of the board itself, which its device tree lists, are not looked at: PCI, USB and sound are.")
  }

  private var modulesRemark: Remark? {
    if modules.path == nil, isHypothetical, let release {
      return Remark(
        "modules-unknown",
        "There is no /lib/modules/\(release): what that kernel has is known only as far as the model file says it."
      )
    }
    guard modules.path == nil, let release, kernel != nil, !isHypothetical, inventory.loadedModules != nil
    else {
      return nil
    }
    let plan = MissingModules(self, release)
    return Remark(
      "modules-missing", isFault: !isContainer, "There are no modules of the running kernel: \(plan.reason).",
      steps: plan.steps)
  }

  private var dependenciesRemark: Remark? {
    guard modules.path != nil else { return nil }
    let steps = [depmod]
    switch modules.dependencies {
    case .upToDate: return nil
    case .missing:
      return Remark(
        "modules-dep-missing", isFault: true, "There is no modules.dep: no module can be found.", steps: steps
      )
    case .lacks(let names, let count):
      return Remark(
        "modules-dep-stale", isFault: true, "modules.dep does not know \(StaleModules.list(names, count)).",
        steps: steps)
    case .older(let module):
      return Remark("modules-dep-stale", isFault: true, "\(module) is newer than modules.dep.", steps: steps)
    }
  }

  private var logRemark: Remark? {
    guard inventory.log.source == nil, !isHypothetical else { return nil }
    return inventory.log.isDenied
      ? Remark(
        "log-denied",
        "Only root may read the kernel's log, which says what firmware is missing: run it as root to know that, too."
      )
      : Remark("log-missing", "There is no log of the kernel, which would say what firmware is missing.")
  }

  private var namesRemark: Remark? {
    let packages = names.missingPackages
    guard !packages.isEmpty, suite != nil, tree.isThisMachine else { return nil }
    return Remark(
      "names-missing", "Devices would have better names with \(packages.joined(separator: " and ")).",
      steps: [.command("apt-get install \(packages)")])
  }

  private var suiteRemark: Remark? {
    guard let suite, suite.isArchived else { return nil }
    return Remark(
      "suite-archived",
      "Debian \(suite.codename) gets no updates any more; its packages are at \(suite.archive)."
    )
  }

  /// A kernel that is locked down takes only signed modules.
  private var lockdownRemark: Remark? {
    guard let text = tree.attribute("/sys/kernel/security/lockdown"), !text.contains("[none]") else {
      return nil
    }
    return Remark(
      "lockdown",
      "The kernel is locked down (Secure Boot): modules that are not signed, such as one's own, are refused.")
  }
}

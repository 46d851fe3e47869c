public import Archive
public import Hardware
public import Modules
public import Sysroot

/// All that is known of the machine, for a kernel that runs or might run.
public struct Machine: Sendable {
  public let tree: Tree
  public let inventory: Inventory
  public let names: DeviceNames

  /// The release that is asked about: the running one unless another was named.
  public let release: String?
  public let kernel: KernelVersion?

  /// Whether the question is about another kernel than the one that runs, so that drivers bound now say nothing.
  public let isHypothetical: Bool

  public let modules: ModuleDirectory
  public let configuration: ModprobeConfiguration

  /// The modules that were built here, and for which kernels.
  let outOfTree: OutOfTreeModules

  /// The distribution.
  public let system: OperatingSystem

  /// The release of Debian; nil for other distributions.
  public let suite: Suite?
  public let apt: AptSources
  public let packages: InstalledPackages

  /// Whose names packages have.
  let distribution: Distribution
  let firmware: FirmwareStore

  /// The packages that have modules built.
  let localBuilds: LocalBuilds

  /// Looks at a machine.
  ///
  /// - Parameters:
  ///   - release: The kernel to ask about instead of the running one.
  ///   - suite: The release of Debian to ask about instead of the installed one.
  public init(_ tree: Tree, release: String? = nil, suite: Suite? = nil) {
    self.tree = tree
    inventory = Inventory(tree)
    names = DeviceNames(tree)
    self.release = release ?? inventory.kernel
    kernel = self.release.flatMap { KernelVersion($0) }
    isHypothetical = release != nil && release != inventory.kernel
    modules = ModuleDirectory(tree, release: self.release ?? "")
    outOfTree = OutOfTreeModules(tree, for: modules)
    configuration = ModprobeConfiguration(tree, kernel: kernel, commandLine: inventory.commandLine)
    system = OperatingSystem(tree)
    self.suite = suite ?? Suite.installed(in: tree)
    apt = AptSources(tree)
    packages = InstalledPackages(tree)
    distribution = Distribution(system, suite: self.suite)
    firmware = FirmwareStore(
      tree, release: self.release, kernel: kernel, isRunning: !isHypothetical)
    localBuilds = LocalBuilds(tree, packages)
  }

  /// Whether there is a sysfs, without which no device is to be seen.
  public var showsDevices: Bool { tree.exists("/sys/bus") }

  /// Whether it is a container, whose kernel and modules are those of its host.
  var isContainer: Bool {
    ["/run/systemd/container", "/.dockerenv", "/run/.containerenv"].contains(where: tree.exists)
  }

  /// Whether its packages are Ubuntu's.
  var isUbuntu: Bool { distribution == .ubuntu }

  /// How to have the lists of modules made anew.
  var depmod: Step { isHypothetical ? .command("depmod -a \(release ?? "")") : .command("depmod -a") }

  /// The modules that claim a device, by hand-made aliases first.
  func candidates(for device: Device) -> [ModuleDirectory.Candidate] {
    var found: [ModuleDirectory.Candidate] = []
    for modalias in device.modaliases {
      let byHand = configuration.aliases.filter { AliasPattern.matches($0.pattern, modalias) }.map {
        ModuleDirectory.Candidate(module: $0.module, isBuiltIn: modules.isBuiltIn($0.module), weight: .max)
      }
      for candidate in byHand + modules.candidates(for: modalias)
      where !found.contains(where: { $0.module == candidate.module }) { found.append(candidate) }
    }
    return found
  }

  /// Whether a module is loaded or in the kernel itself; nil when that cannot be seen.
  func isLoaded(_ module: String) -> Bool? {
    if modules.isBuiltIn(module) { return true }
    return inventory.loadedModules?.contains(ModuleName.normalized(module))
  }

  /// Whether a firmware file is where the kernel looks for it, compressed or not.
  func hasFirmware(_ file: String) -> Bool { firmware.presence(of: file) != .absent }

  /// How to have the initramfs made anew, by the program of the distribution.
  var initramfsUpdate: [Step] {
    if tree.exists("/etc/mkinitcpio.conf") { return [.command("mkinitcpio -P")] }
    if distribution == .fedora || (tree.exists("/etc/dracut.conf") && !tree.exists("/etc/initramfs-tools")) {
      return [.command("dracut --force")]
    }
    return distribution == .other ? [] : [.command("update-initramfs -u")]
  }
}

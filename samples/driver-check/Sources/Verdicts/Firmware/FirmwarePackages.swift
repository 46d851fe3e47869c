import Archive

/// The packages that firmware files are in, by how the names of the files begin.
///
/// The indexes of contents have all of them, but need a network; these are the folders and families of names.
enum FirmwarePackages {
  /// The package, where it is known; that of Debian's newest release where the machine's release is unknown.
  static func package(for file: String, on machine: Machine) -> String? {
    switch machine.distribution {
    case .debian:
      let old =
        machine.suite.map { suite in Suite.named("bullseye").map { !suite.isAtLeast($0) } ?? false } ?? false
      return (old ? package(for: file, in: earlier, machine.suite) : nil)
        ?? package(for: file, in: debian, machine.suite)
    case .ubuntu: return package(for: file, in: ubuntu, nil)
    case .fedora: return package(for: file, in: fedora, nil)
    case .other: return nil
    }
  }

  /// The area of a package, as model files name it.
  static func area(of package: String, on machine: Machine) -> String {
    switch package {
    case "firmware-b43-installer", "firmware-b43legacy-installer", "b43-fwcutter", "bcm43xx-fwcutter":
      machine.distribution == .ubuntu ? "multiverse" : "contrib"
    case "firmware-ath9k-htc", "firmware-linux-free", "firmware-carl9170", "linux-firmware": "main"
    case "firmware-sof-signed" where machine.distribution == .ubuntu: "restricted"
    default: "firmware"
    }
  }

  /// How names begin, the package, and for each later one the release that it came with.
  private struct Row {
    let start: Substring
    let first: Substring
    let later: [(suite: Substring, package: Substring)]

    init?(_ line: Substring) {
      let words = line.split(separator: " ")
      guard words.count > 1 else { return nil }
      start = words[0] == "*" ? "" : words[0]
      first = words[1]
      later = words.dropFirst(2).compactMap { word in
        let parts = word.split(separator: ":")
        return parts.count == 2 ? (parts[0], parts[1]) : nil
      }
    }

    func package(in suite: Suite?) -> String {
      let last = later.last { change in
        guard let suite, let first = Suite.named(String(change.suite)) else { return true }
        return suite.isAtLeast(first)
      }
      return String(last?.package ?? first)
    }
  }

  /// Of the rows that fit the one with the longest beginning counts, and of such the first.
  private static func package(for file: String, in table: [Row], _ suite: Suite?) -> String? {
    table.filter { file.hasPrefix($0.start) }.max { $0.start.count < $1.start.count }?.package(in: suite)
  }

  private static func rows(_ text: String) -> [Row] { text.split(separator: "\n").compactMap(Row.init) }

  private static let debian = rows(DebianFirmware.others + "\n" + DebianFirmware.table)
  private static let earlier = rows(DebianFirmware.before)
  private static let ubuntu = rows(OtherFirmware.ubuntu)
  private static let fedora = rows(OtherFirmware.fedora)
}

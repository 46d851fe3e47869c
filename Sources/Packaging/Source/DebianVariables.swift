/// The variables of Debian's packaging, and what to write instead.
///
/// Source: deb-substvars(5), dpkg-architecture(1) and the manual pages of debhelper 13.
enum DebianVariables {
  /// What to do where a text names a variable that no program of ours sets; nil for one that is not Debian's.
  static func advice(_ name: String) -> String? {
    if let advice = table[name] { return advice }
    if name.hasPrefix("DEB_") { return "write '${ARCH}', or '${env:\(name)}' where the environment sets it" }
    if ["misc:", "F:", "S:"].contains(where: { name.hasPrefix($0) }) {
      return "no program sets it: delete it"
    }
    // What dh_python3, dh_perl and their like compute.
    guard let field = name.split(separator: ":").last, name.contains(":"), relations.contains(String(field))
    else { return nil }
    return "no program sets it: write the names of the packages, or delete it"
  }

  private static let relations: Set<String> = [
    "Depends", "Pre-Depends", "Recommends", "Suggests", "Enhances", "Breaks", "Conflicts", "Replaces",
    "Provides", "Built-Using",
  ]

  static var names: [String] { table.keys.sorted() }

  private static let version = "write '${VERSION}'"
  private static let multiarch = "System V has no directories for multiarch: write the path without it"
  private static let libraries =
    "pkgh-shlibdeps is not there yet: write the names of the packages that have the libraries"

  private static let table = [
    "binary:Version": version, "source:Version": version, "source:Upstream-Version": version,
    "Source-Version": version,
    "binary:Package": "write '${PKG}'", "Package": "write '${PKG}'", "Arch": "write '${ARCH}'",
    "DEB_HOST_MULTIARCH": multiarch, "DEB_BUILD_MULTIARCH": multiarch, "DEB_TARGET_MULTIARCH": multiarch,
    "shlibs:Depends": libraries, "shlibs:Pre-Depends": libraries,
  ]
}

/// The variables of Debian's packaging, and what to write instead.
///
/// Source: deb-substvars(5), dpkg-architecture(1) and the manual pages of debhelper 13.
enum DebianVariables {
  /// What to do where a text names a variable that no program of ours sets; nil for one that is not Debian's.
  static func advice(_ name: String) -> String? {
    switch name {
    case "binary:Version", "source:Version", "source:Upstream-Version", "Source-Version":
      return "write '${VERSION}'"
    case "binary:Package", "Package": return "write '${PKG}'"
    case "DEB_HOST_MULTIARCH", "DEB_BUILD_MULTIARCH", "DEB_TARGET_MULTIARCH":
      return "System V has no directories for multiarch: write the path without it"
    case "shlibs:Depends", "shlibs:Pre-Depends":
      return "pkgh-shlibdeps is not there yet: write the names of the packages that have the libraries"
    default: break
    }
    if name.hasPrefix("DEB_") { return "write '${ARCH}', or '${env:\(name)}' where the environment sets it" }
    if name.hasPrefix("misc:") || name.hasPrefix("F:") || name.hasPrefix("S:") {
      return "no program sets it: delete it"
    }
    // What dh_python3, dh_perl and their like compute.
    if name.contains(":") { return "no program sets it: write the names of the packages, or delete it" }
    return nil
  }
}

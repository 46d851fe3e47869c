/// The rule for the names of packages, which become names of directories, files and parameters.
///
/// Source: pkginfo(5), parameter PKG. The limit is that of Solaris 10, illumos and Heirloom; older
/// systems have 9 characters.
public enum PackageName {
  /// The most characters of a name.
  public static let lengthLimit = 32

  /// Operands of pkgadd and pkgrm, and words of the admin file, that are not names.
  private static let reserved: Set<ByteString> = ["all", "install", "new"]

  /// What is wrong with a package's name, with the name in quotes first; nil for a valid one.
  ///
  /// - Parameter other: A byte that may be in it besides those of the rule.
  public static func fault(of name: some Collection<UInt8>, besides other: UInt8? = nil) -> String? {
    if reserved.contains(ByteString(name)) {
      return "\(name.quoted) cannot be the name of a package: the installers reserve it"
    }
    let isSpelledRight = name.allSatisfy {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == other
    }
    guard isSpelledRight, name.first?.isLetter == true, name.count <= lengthLimit else {
      return "\(name.quoted) is not a valid package name: "
        + "use 1 to \(lengthLimit) letters, digits, '+' and '-', a letter first"
    }
    return nil
  }
}

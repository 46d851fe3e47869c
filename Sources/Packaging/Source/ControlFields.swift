import FileSystem

/// The fields of `debian-like/control`, and those of Debian's that are refused.
///
/// Source: deb-src-control(5), deb-control(5) and the chapter on control files of Debian's policy.
enum ControlFields {
  /// Every field of the first paragraph that means something to us, or that any packaging has.
  static let source = [
    "Source", "Maintainer", "Uploaders", "Section", "Priority", "Standards-Version", "Homepage",
    "Build-Depends",
    "Build-Depends-Arch", "Build-Depends-Indep", "Rules-Requires-Root", "Category", "Vendor", "Hotline",
    "Vcs-Browser", "Vcs-Arch", "Vcs-Bzr", "Vcs-Cvs", "Vcs-Darcs", "Vcs-Git", "Vcs-Hg", "Vcs-Mtn", "Vcs-Svn",
    "Osrel", "Description", "Owner",
  ]
  /// The same of the paragraphs of packages.
  static let package = [
    "Package", "Architecture", "Description", "Category", "Basedir", "Vendor", "Hotline", "Depends",
    "Conflicts",
    "Reverse-Depends", "Section", "Priority", "Homepage", "Osrel", "Owner",
  ]

  /// The names of both in lower case.
  private static let sourceNames = Set(source.map { $0.lowercased() })
  private static let packageNames = Set(package.map { $0.lowercased() })

  /// Debian's fields that System V packages cannot express, in lower case, and what to do with each.
  static let foreign = [
    "pre-depends": "pkgadd knows one kind of prerequisite: write 'Depends'",
    "recommends": "System V packages have no weak dependencies: delete it",
    "suggests": "System V packages have no weak dependencies: delete it",
    "enhances": "System V packages have no weak dependencies: delete it",
    "breaks": "System V packages know only 'Conflicts', which has no '<<': write that, or delete it",
    "replaces": "a System V package never takes over another's files: write 'Conflicts', or delete it",
    "provides":
      "System V packages have no virtual packages: delete it, and depend on this package by its name",
    "multi-arch": "System V packages have no such thing: delete it",
    "essential": "System V packages have no such thing: delete it",
    "important": "System V packages have no such thing: delete it",
    "protected": "System V packages have no such thing: delete it",
    "package-type": "only Debian's installer has other types: delete it, or the paragraph",
    "xc-package-type": "only Debian's installer has other types: delete it, or the paragraph",
    "build-profiles": "every package is built in every profile: delete it",
    "build-conflicts": "nobody checks it: delete it",
    "build-conflicts-arch": "nobody checks it: delete it",
    "build-conflicts-indep": "nobody checks it: delete it",
    "testsuite": "there is no autopkgtest for System V packages: delete it",
    "testsuite-triggers": "there is no autopkgtest for System V packages: delete it",
    "built-using": "System V packages have no such thing: delete it",
    "static-built-using": "System V packages have no such thing: delete it",
    "installer-menu-item": "it is for Debian's installer: delete it",
    "kernel-version": "it is for Debian's installer: delete it",
    "subarchitecture": "it is for Debian's installer: delete it",
    "bugs": "write 'Hotline', which becomes the HOTLINE parameter",
    "origin": "write 'Vendor', which becomes the VENDOR parameter",
    "version": "the version comes from the changelog: delete it",
    "date": "the date comes from the changelog: delete it",
    "format": "the file 'source/format' names it: delete it",
    "files": "the files come from the build: delete it",
    "installed-size": "the installers count the blocks: delete it",
    "tag": "it is of Debian's archive: delete it",
    "task": "it is of Debian's archive: delete it",
  ]

  /// What is wrong with a field of one of the paragraphs; nil where it may be there.
  static func fault(of field: String, inSource isSource: Bool) -> String? {
    let name = field.lowercased()
    let (known, other) = isSource ? (source, packageNames) : (package, sourceNames)
    if (isSource ? sourceNames : packageNames).contains(name) || name.hasPrefix("x-")
      || name.hasPrefix("pkginfo-")
    {
      return nil
    }
    if let advice = foreign[name] { return "'\(field)': \(advice)" }
    if other.contains(name) {
      return "'\(field)' belongs in the paragraph of \(isSource ? "a package" : "the source")"
    }
    // XS-, XB-, XC- and their combinations say where Debian's tools copy a field to.
    if let match = field.wholeMatch(of: /[Xx][SsBbCc]{1,3}-(.*)/) {
      return "'\(field)': fields of your own begin with 'X-': write 'X-\(match.1)'"
    }
    if let near = Spelling.nearest(to: field, among: known) {
      return "'\(field)' is not a field: did you mean '\(near)'?"
    }
    if let near = Spelling.nearest(to: field, among: foreign.keys.sorted()), let advice = foreign[near] {
      return "'\(field)' is not a field: did you mean '\(near)'? For that: \(advice)"
    }
    return "'\(field)' is not a field of this paragraph: delete it, or write 'X-\(field)' if it is your own"
  }
}
